import { type Block, HOLDS_TEXT, type Inline, KEPT_EMPTY, TEXT_ONLY } from './allowed-html.ts';

interface OpenBlock {
  readonly tag: Block;
  /** Where its start tag stands in the output, so that an empty one can be taken back. */
  readonly at: number;
  /** Made because a text needed a place; ends with the first block that begins. */
  readonly implied: boolean;
  /** Something that a reader sees is inside. */
  filled: boolean;
}

interface ActiveInline {
  readonly tag: Inline;
  readonly startTag: string;
  written: boolean;
}

/** A place in the input that began a block or an inline; given back when it ends. */
export type Mark = OpenBlock | ActiveInline | null;

const PARENTS: Partial<Record<Block, readonly Block[]>> = {
  li: ['ul', 'ol'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot', 'table'],
  th: ['tr'],
  td: ['tr'],
};

/**
 * Writes blocks and inlines so that the result is well nested whatever order they come in. Inlines are only opened when
 * a text follows, so none is ever empty; blocks in which nothing came are taken back.
 */
export class HtmlWriter {
  readonly #out: string[] = [];
  readonly #blocks: OpenBlock[] = [];
  readonly #inlines: ActiveInline[] = [];
  /** Blanks and breaks since the last word. */
  #gap = '';

  beginBlock(tag: Block, attributes = ''): Mark {
    const parents = PARENTS[tag];
    // Word puts paragraphs into captions: their text stays in the caption, which only a part of the table ends.
    if (this.#top?.tag === 'caption' && (!parents || tag === 'li')) return null;
    this.#closeInlines();
    while (this.#top && (this.#top.implied || TEXT_ONLY.has(this.#top.tag))) this.#closeBlock();
    if (parents && !parents.includes(this.#top?.tag as Block)) return tag === 'li' ? this.#open('p', '', false) : null;
    // A list directly in a list, as old pages nest them, belongs to an entry.
    if (!parents && (this.#top?.tag === 'ul' || this.#top?.tag === 'ol')) this.#open('li', '', true);
    if (!parents && this.#top && PARENTS_OF_PARTS.has(this.#top.tag)) return null;
    return this.#open(tag, attributes, false);
  }

  endBlock(mark: Mark): void {
    if (!mark || !('at' in mark) || !this.#blocks.includes(mark)) return;
    this.#closeInlines();
    while (this.#top !== mark) this.#closeBlock();
    this.#closeBlock();
  }

  beginInline(tag: Inline, attributes = ''): Mark {
    // A link in a link, bold in bold: once is enough.
    if (this.#inlines.some(inline => inline.tag === tag)) return null;
    const inline: ActiveInline = { tag, startTag: `<${tag}${attributes}>`, written: false };
    this.#inlines.push(inline);
    return inline;
  }

  endInline(mark: Mark): void {
    const at = this.#inlines.indexOf(mark as ActiveInline);
    if (at < 0) return;
    const later = this.#inlines.slice(at + 1).filter(inline => inline.written);
    for (const inline of later.reverse()) this.#endTag(inline);
    if (this.#inlines[at]!.written) this.#endTag(this.#inlines[at]!);
    this.#inlines.splice(at, 1);
  }

  text(text: string): void {
    const [, before, words, after] = /^([ \u00a0]*)(.*?)([ \u00a0]*)$/s.exec(text)!;
    if (words === '') {
      this.#gap += before;
      return;
    }
    if (!this.#makePlace()) return;
    this.#writeGap(before!);
    for (const inline of this.#inlines) {
      if (inline.written) continue;
      this.#out.push(inline.startTag);
      inline.written = true;
    }
    this.#out.push(escapeText(words!));
    this.#top!.filled = true;
    this.#gap = after!;
  }

  lineBreak(): void {
    this.#gap += '<br>';
  }

  rule(): void {
    this.#closeInlines();
    while (this.#top && (this.#top.implied || TEXT_ONLY.has(this.#top.tag))) this.#closeBlock();
    if (this.#top && (PARENTS_OF_PARTS.has(this.#top.tag) || this.#top.tag === 'ul' || this.#top.tag === 'ol')) return;
    this.#out.push('<hr>');
    if (this.#top) this.#top.filled = true;
  }

  finish(): string {
    this.#closeInlines();
    while (this.#top) this.#closeBlock();
    return this.#out.join('');
  }

  get #top(): OpenBlock | undefined {
    return this.#blocks.at(-1);
  }

  /** Blanks and breaks count between words only: before the first and after the last of a block nobody sees them. */
  #writeGap(before: string): void {
    const gap = (this.#gap + before).replace(/ *<br> */g, '<br>').replace(/ +/g, ' ');
    if (this.#top!.filled && gap !== '') this.#out.push(gap);
    this.#gap = '';
  }

  #makePlace(): boolean {
    if (this.#top && HOLDS_TEXT.has(this.#top.tag)) return true;
    if (this.#top && PARENTS_OF_PARTS.has(this.#top.tag)) return false;
    this.#open(this.#top?.tag === 'ul' || this.#top?.tag === 'ol' ? 'li' : 'p', '', true);
    return true;
  }

  #open(tag: Block, attributes: string, implied: boolean): OpenBlock {
    this.#gap = '';
    const block: OpenBlock = { tag, at: this.#out.length, implied, filled: false };
    this.#out.push(`<${tag}${attributes}>`);
    this.#blocks.push(block);
    return block;
  }

  #closeBlock(): void {
    this.#gap = '';
    const block = this.#blocks.pop()!;
    if (!block.filled && !KEPT_EMPTY.has(block.tag)) {
      this.#out.length = block.at;
      return;
    }
    this.#out.push(`</${block.tag}>`);
    if (this.#top && (block.filled || block.tag === 'tr')) this.#top.filled = true;
  }

  #closeInlines(): void {
    for (const inline of [...this.#inlines].reverse()) if (inline.written) this.#endTag(inline);
  }

  #endTag(inline: ActiveInline): void {
    this.#out.push(`</${inline.tag}>`);
    inline.written = false;
  }
}

/** Blocks whose only children are parts of their own kind. */
const PARENTS_OF_PARTS: ReadonlySet<Block> = new Set<Block>(['table', 'thead', 'tbody', 'tfoot', 'tr']);

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

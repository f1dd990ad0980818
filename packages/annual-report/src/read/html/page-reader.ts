import type { Grid, Paragraph } from '../../source/source-document.ts';
import { limits } from '../limits.ts';
import { ReadingBudget } from '../reading-budget.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { type CellContent, layPageTable } from './lay-page-table.ts';
import { rowsOfTable, TableJudge } from './page-tables.ts';
import { finishText, squeezeSource } from './page-text.ts';
import { attributeOf, isElement, type PageElement, type PageNode } from './parse-page.ts';
import { isShown } from './visible.ts';

const BLOCKS = new Set(
  'address article blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary ul'.split(
    ' ',
  ),
);

/** A stretch of the page: the page itself, or a cell. */
interface Stretch {
  readonly blocks: (Paragraph | Grid)[];
  pieces: string;
  headingLevel: number | undefined;
}

/** Walks a page into paragraphs and tables. */
export class PageReader {
  hasDeletions = false;
  readonly #budget = new ReadingBudget();
  readonly #judge = new TableJudge();
  #stretch: Stretch = newStretch();
  #depth = 0;

  read(page: PageNode): readonly (Paragraph | Grid)[] {
    this.#walkAll(page);
    this.#endParagraph();
    return withDeclaredTitle(page, this.#stretch.blocks);
  }

  #walkAll(node: PageNode): void {
    if (!('childNodes' in node)) return;
    if (++this.#depth > 2 * limits.htmlDepth) throw new ReadingStopped('too-deep');
    for (const child of node.childNodes) this.#walk(child);
    this.#depth--;
  }

  #walk(node: PageNode): void {
    if (node.nodeName === '#text' && 'value' in node) this.#print(squeezeSource(node.value));
    if (!isElement(node) || !isShown(node)) return;
    if (node.tagName === 'del') this.hasDeletions = true;
    else if (node.tagName === 'br') this.#print('\n');
    else if (node.tagName === 'table') this.#readTable(node);
    else if (node.tagName === 'pre') this.#readPreformatted(node);
    else if (BLOCKS.has(node.tagName)) this.#readBlock(node);
    else this.#walkAll(node);
  }

  #print(text: string): void {
    this.#budget.takeCharacters(text.length);
    this.#stretch.pieces += text;
  }

  #readBlock(element: PageElement): void {
    this.#endParagraph();
    const outer = this.#stretch.headingLevel;
    const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
    if (level) this.#stretch.headingLevel = Number(level);
    this.#walkAll(element);
    this.#endParagraph();
    this.#stretch.headingLevel = outer;
  }

  /** Its lines are lines, its tabs are tabs. */
  #readPreformatted(element: PageElement): void {
    this.#endParagraph();
    const text = rawText(element)
      .replace(/\r\n?/gu, '\n')
      .replace(/^\n+|\s+$/gu, '');
    this.#put(text);
  }

  #endParagraph(): void {
    const text = finishText(this.#stretch.pieces);
    this.#stretch.pieces = '';
    this.#put(text);
  }

  #put(text: string): void {
    if (text === '') return;
    this.#budget.takeBlock();
    const { headingLevel } = this.#stretch;
    this.#stretch.blocks.push({
      kind: 'paragraph',
      text,
      ...(headingLevel === undefined ? {} : { headingLevel }),
      source: {},
    });
  }

  #readTable(table: PageElement): void {
    this.#endParagraph();
    for (const child of table.childNodes)
      if (isElement(child) && child.tagName === 'caption' && isShown(child)) this.#readBlock(child);
    const rows = rowsOfTable(table);
    if (rows.length === 0) return;
    if (this.#judge.isLayout(table)) {
      for (const { cells } of rows) for (const cell of cells) this.#readBlock(cell);
      return;
    }
    this.#stretch.blocks.push(layPageTable(rows, cell => this.#readCell(cell)));
  }

  #readCell(cell: PageElement): CellContent {
    this.#budget.takeCell();
    const outer = this.#stretch;
    this.#stretch = newStretch();
    this.#walkAll(cell);
    this.#endParagraph();
    const { blocks } = this.#stretch;
    this.#stretch = outer;
    const texts = blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []));
    const printed = texts.filter(text => text.trim() !== '');
    const nested = blocks.filter(block => block.kind === 'grid');
    return { text: (printed.length > 0 ? printed : texts).join('\n'), ...(nested.length > 0 ? { nested } : {}) };
  }
}

const newStretch = (): Stretch => ({ blocks: [], pieces: '', headingLevel: undefined });

const rawText = (node: PageNode): string => {
  if ('value' in node) return node.value;
  if (node.nodeName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
};

/** Government sites name the article in a meta element (ArticleTitle); some show it only as a picture. */
function withDeclaredTitle(page: PageNode, blocks: readonly (Paragraph | Grid)[]): readonly (Paragraph | Grid)[] {
  const title = declaredTitle(page)?.trim();
  if (!title || blocks.length === 0) return blocks;
  const words = withoutSpace(title);
  const isPrinted = blocks.some(
    block => block.kind === 'paragraph' && block.text.length < 400 && withoutSpace(block.text).includes(words),
  );
  const joined = withoutSpace(
    blocks
      .slice(0, 60)
      .map(block => (block.kind === 'paragraph' ? block.text : ''))
      .join(''),
  );
  if (isPrinted || joined.includes(words)) return blocks;
  return [{ kind: 'paragraph', text: title, headingLevel: 0, source: {} }, ...blocks];
}

const withoutSpace = (text: string) => text.replace(/[\s\u00a0]+/gu, '');

function declaredTitle(page: PageNode): string | undefined {
  const head =
    'childNodes' in page && page.childNodes.find(isElement)?.childNodes.find(node => node.nodeName === 'head');
  if (!head || !('childNodes' in head)) return undefined;
  const meta = head.childNodes.find(
    node => isElement(node) && node.tagName === 'meta' && attributeOf(node, 'name')?.toLowerCase() === 'articletitle',
  );
  if (meta && isElement(meta)) return attributeOf(meta, 'content');
  const title = head.childNodes.find(node => node.nodeName === 'title');
  // 某某年度报告_某某县人民政府: the article comes first, the site behind it.
  const [article] = title ? rawText(title).split(/[_|\n]|\s[-—–]\s|--/u, 1) : [];
  return article && /报告|报告书|年报|報告|年報/u.test(article) ? article : undefined;
}

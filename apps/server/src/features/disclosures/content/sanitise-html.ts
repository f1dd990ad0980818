import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { BLOCKS, DROPPED, INLINES, REMOVED_LABELS } from './allowed-html.ts';
import { cleanAddress, cleanCellAttributes, inlineOfStyle, valueOf } from './clean-attributes.ts';
import { escapeAttribute, HtmlWriter, type Mark } from './html-writer.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface Sanitised {
  readonly html: string;
  /** What was taken out, said to the clerk: `脚本 1 处`. */
  readonly removed: readonly string[];
}

/** Tags open at once. No document has so many; the algorithm that repairs unclosed tags takes quadratic time in them. */
const DEEPEST = 400;

/**
 * A body as it is stored, hashed, signed and published: known elements, known attributes, nothing that runs or loads.
 * Text always stays. Null when the markup is nested beyond all measure.
 */
export function sanitiseHtml(source: string): Sanitised | null {
  if (isTooDeep(source)) return null;
  const writer = new HtmlWriter();
  const removed = new Map<string, number>();
  const noteRemoved = (name: string) => {
    const label = REMOVED_LABELS[name];
    if (label) removed.set(label, (removed.get(label) ?? 0) + 1);
  };
  type Step = { node: Node } | { end: () => void };
  const waiting: Step[] = [{ node: parseFragment(source) }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('end' in step) {
      step.end();
      continue;
    }
    const { node } = step;
    if (node.nodeName === '#text' && 'value' in node) {
      writer.text(cleanText(node.value));
      continue;
    }
    if ('tagName' in node) {
      const end = enter(node, writer, noteRemoved);
      if (end === 'drop') continue;
      waiting.push({ end });
    }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push({ node: child });
  }
  return { html: writer.finish(), removed: [...removed].map(([label, count]) => `${label} ${count} 处`) };
}

function enter(element: Element, writer: HtmlWriter, noteRemoved: (name: string) => void): (() => void) | 'drop' {
  const { tagName: name, attrs } = element;
  if (name === 'br') {
    writer.lineBreak();
    return 'drop';
  }
  if (name === 'hr') {
    writer.rule();
    return 'drop';
  }
  if (name === 'img') {
    noteRemoved('img');
    writer.text(cleanText(valueOf(attrs, 'alt') ?? ''));
    return 'drop';
  }
  if (DROPPED.has(name)) {
    noteRemoved(name);
    return 'drop';
  }
  const block = BLOCKS[name];
  if (block) {
    const isCell = block === 'td' || block === 'th';
    const mark = writer.beginBlock(block, isCell ? cleanCellAttributes(attrs) : '');
    const bold = name === 'p' || isCell ? beginBold(element, writer) : null;
    return () => {
      writer.endInline(bold);
      writer.endBlock(mark);
    };
  }
  const inline = INLINES[name];
  if (inline === 'a') {
    const address = cleanAddress(valueOf(attrs, 'href'));
    if (address === null) {
      if (valueOf(attrs, 'href') !== undefined) noteRemoved('link');
      return () => {};
    }
    const mark = writer.beginInline('a', ` href="${escapeAttribute(address)}"`);
    return () => writer.endInline(mark);
  }
  const mark = inline ? writer.beginInline(inline) : beginBold(element, writer);
  return () => writer.endInline(mark);
}

function beginBold(element: Element, writer: HtmlWriter): Mark {
  return inlineOfStyle(element.attrs) ? writer.beginInline('strong') : null;
}

const HAN = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
/** Word breaks its source after so many columns; between Chinese characters such a break is no blank. */
const SOURCE_BREAK = new RegExp(`(?<=[${HAN}])[ \\t]*\\r?\\n[ \\t]*(?=[${HAN}])`, 'gu');

function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(SOURCE_BREAK, '')
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ');
}

const VOID_OR_OPTIONAL =
  /^(?:br|img|hr|input|meta|link|col|p|li|td|tr|th|dd|dt|option|wbr|area|base|embed|source|track|param)$/i;

function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [, slash, name] of source.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9:]*)/g)) {
    if (VOID_OR_OPTIONAL.test(name!)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

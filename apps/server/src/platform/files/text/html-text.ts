import { parse } from 'parse5';
import { decodePlainText } from './decode-plain-text.ts';
import type { LineCollector } from './line.ts';

interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly HtmlNode[];
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly content?: HtmlNode;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Text of a page, one line per block. Walked with a list of its own: 200,000 nested tags must not end the stack. */
export function readHtmlText(bytes: Buffer, into: LineCollector): void {
  const source = decodePlainText(bytes);
  if (source === null) return into.leaveUnread('', 'damaged');
  checkNesting(source, into);
  const waiting: (HtmlNode | 'line-end')[] = [parse(source) as unknown as HtmlNode];
  let line = '';
  const endLine = () => {
    into.add(line.replace(/\s+/g, ' '), 'body');
    line = '';
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'line-end') {
      endLine();
      continue;
    }
    if (node.nodeName === '#text') line += node.value ?? '';
    if (UNSEEN.has(node.nodeName)) continue;
    if (node.nodeName === 'img') into.leaveUnread('img', 'picture');
    const isBlock = !INLINE.has(node.nodeName) && !node.nodeName.startsWith('#');
    if (isBlock) {
      endLine();
      waiting.push('line-end');
    }
    const children = node.content ? [node.content] : (node.childNodes ?? []);
    for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at]!);
  }
  endLine();
}

/**
 * The HTML algorithm repairs unclosed tags by walking over all open ones: quadratic in their number. No page of an
 * office has thousands open at once, so they are counted roughly before the real reading.
 */
function checkNesting(source: string, into: LineCollector): void {
  let depth = 0;
  for (const match of source.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)/g)) {
    if (
      /^(?:br|img|hr|input|meta|link|col|p|li|td|tr|th|dd|dt|option|wbr|area|base|embed|source|track|param)$/i.test(
        match[2]!,
      )
    )
      continue;
    depth = match[1] ? Math.max(0, depth - 1) : depth + 1;
    into.budget.checkDepth(depth / 8);
  }
}

import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

const ENDS_LINE = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'li',
  'tr',
  'blockquote',
  'caption',
  'hr',
  'br',
  'table',
  'ul',
  'ol',
]);

/** Text of a sanitised body for search and comparison: a line per block, cells of a row apart by a tab. */
export function plainText(html: string): string {
  const lines: string[] = [];
  let line = '';
  let cells = 0;
  const endLine = () => {
    const trimmed = line.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');
    if (trimmed.trim() !== '') lines.push(trimmed);
    line = '';
  };
  const endCell = () => {
    cells -= 1;
    line += '\t';
  };
  type Step = { node: Node } | { end: () => void };
  const waiting: Step[] = [{ node: parseFragment(html) }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if ('end' in step) {
      step.end();
      continue;
    }
    const { node } = step;
    if (node.nodeName === '#text' && 'value' in node) line += node.value;
    // Paragraphs inside a cell stay in the row's line.
    const ends = ENDS_LINE.has(node.nodeName) && !(node.nodeName === 'p' && cells > 0);
    if (ends) endLine();
    if ('childNodes' in node) {
      if (node.nodeName === 'td' || node.nodeName === 'th') {
        cells += 1;
        waiting.push({ end: endCell });
      } else if (ends) waiting.push({ end: endLine });
      for (const child of node.childNodes.toReversed()) waiting.push({ node: child });
    }
  }
  endLine();
  return lines.map(text => text.replace(/\t+$/, '')).join('\n');
}

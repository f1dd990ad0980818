import type { Finding } from '@gongkai/annual-report';
import { element } from '../dom/element.ts';
import { heaviest, type Mark } from './marks.ts';

/** A text with its marks; line breaks stay. Each mark says, to every ear, what is the matter. */
export function markedText(text: string, marks: readonly Mark[], idOf: (start: number) => string): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  const plain = (end: number) => {
    if (end > at) nodes.push(document.createTextNode(text.slice(at, end)));
  };
  for (const { start, end, findings } of marks) {
    if (start < at) continue;
    plain(start);
    nodes.push(
      element(
        'mark',
        { id: idOf(start), tabIndex: -1, title: titleOf(findings), data: { severity: heaviest(findings) } },
        text.slice(start, end),
      ),
    );
    at = end;
  }
  plain(text.length);
  return nodes;
}

export const titleOf = (findings: readonly Finding[]) => findings.map(({ message }) => message).join('\n');

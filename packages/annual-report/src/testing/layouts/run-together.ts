import type { TextLayout } from './layout.ts';
import { cellTexts } from './slots.ts';

/** Layouts in which nothing parts one cell from the next. */
export const runTogetherLayouts: readonly TextLayout[] = [
  { number: 13, name: 'run-together', keeps: 'tokens', print: ({ rows }) => rows.flatMap(cellTexts).join('') },
  {
    number: 13,
    name: 'run-together-by-row',
    keeps: 'tokens',
    print: ({ rows }) => rows.map(row => cellTexts(row).join('')).join('\n'),
  },
];

import type { Report, SectionKey } from '../model/report.ts';
import { comparedText, cutPassages } from './passages.ts';
import { shinglesOf, similarity } from './similarity.ts';

export interface PassagePair {
  /** `same`: word for word, figures and names aside. `changed`: the same passage worked over. */
  readonly kind: 'same' | 'changed' | 'only-first' | 'only-second';
  readonly first?: { readonly start: number; readonly end: number; readonly text: string };
  readonly second?: { readonly start: number; readonly end: number; readonly text: string };
  readonly similarity: number;
}

export interface SectionComparison {
  readonly key: SectionKey;
  /** Of the whole text, 0 … 1; null where one report lacks the section. */
  readonly similarity: number | null;
  readonly passages: readonly PassagePair[];
}

const CHANGED = 0.5;
const SAME = 0.98;
/** Every sentence is shown, the short ones of a paragraph's end too. */
const SHORTEST = 2;

/** Section by section: what was kept, what was worked over, what is new and what is gone. */
export function compareTexts(first: Report, second: Report): readonly SectionComparison[] {
  const keys = [...new Set([...first.sections, ...second.sections].map(({ key }) => key))];
  return keys.map(key => {
    const one = textOf(first, key);
    const other = textOf(second, key);
    return {
      key,
      similarity:
        one === null || other === null
          ? null
          : similarity(shinglesOf(comparedText(one, first.agency)), shinglesOf(comparedText(other, second.agency))),
      passages: pairPassages(key, [one ?? '', first.agency], [other ?? '', second.agency]),
    };
  });
}

function textOf(report: Report, key: SectionKey): string | null {
  const texts = report.sections.filter(section => section.key === key).map(({ text }) => text);
  return texts.length === 0 ? null : texts.join('\n');
}

type Side = readonly [text: string, agency: string | null];

/** Each passage with its nearest counterpart, the best pairs first; a passage is used once. */
function pairPassages(key: SectionKey, first: Side, second: Side): readonly PassagePair[] {
  const [ones, others] = [first, second].map(([text, agency]) =>
    cutPassages(key, text, SHORTEST).map(({ start, end, text: printed }) => ({
      side: { start, end, text: printed },
      shingles: shinglesOf(comparedText(printed, agency)),
    })),
  ) as [Cut[], Cut[]];
  const candidates = ones
    .flatMap((one, i) => others.map((other, j) => ({ i, j, near: similarity(one.shingles, other.shingles) })))
    .filter(({ near }) => near >= CHANGED)
    .sort((a, b) => b.near - a.near || Math.abs(a.i - a.j) - Math.abs(b.i - b.j));
  const pairOf = new Map<number, { j: number; near: number }>();
  const used = new Set<number>();
  for (const { i, j, near } of candidates) {
    if (pairOf.has(i) || used.has(j)) continue;
    pairOf.set(i, { j, near });
    used.add(j);
  }
  const pairs: PassagePair[] = ones.map(({ side }, i) => {
    const pair = pairOf.get(i);
    return pair
      ? {
          kind: pair.near >= SAME ? 'same' : 'changed',
          first: side,
          second: others[pair.j]!.side,
          similarity: pair.near,
        }
      : { kind: 'only-first', first: side, similarity: 0 };
  });
  return [
    ...pairs,
    ...others.flatMap(({ side }, j) =>
      used.has(j) ? [] : [{ kind: 'only-second' as const, second: side, similarity: 0 }],
    ),
  ];
}

interface Cut {
  readonly side: { readonly start: number; readonly end: number; readonly text: string };
  readonly shingles: Uint32Array;
}

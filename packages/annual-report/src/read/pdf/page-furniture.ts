import type { TextRun } from './text-runs.ts';

export interface PageText {
  readonly runs: readonly TextRun[];
  readonly height: number;
}

/** - 3 -, — 3 —, 3, 第 3 页 共 9 页, 3 / 9. */
const PAGE_NUMBER =
  /^(?:[-‐‑‒–—―－·.\s]*\d{1,4}[-‐‑‒–—―－·.\s]*|第?\s*\d{1,4}\s*页?\s*[,，/／共]*\s*(?:共?\s*\d{1,4}\s*页?)?)$/u;
const EDGE = 0.1;

/** Leaves out page numbers and lines that stand at the same place of the edge on most pages; they may stand inside a table. */
export function withoutFurniture(pages: readonly PageText[]): readonly (readonly TextRun[])[] {
  const counts = new Map<string, number>();
  const keyOf = (run: TextRun) => `${Math.round(run.top / 4)}/${run.text.replace(/\d+/g, '0').trim()}`;
  const isAtEdge = (run: TextRun, height: number) =>
    run.top < EDGE * height || run.top + run.height > (1 - EDGE) * height;
  for (const { runs, height } of pages)
    for (const key of new Set(runs.filter(run => isAtEdge(run, height)).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map(({ runs, height }) =>
    runs.filter(run => {
      if (!isAtEdge(run, height)) return true;
      const isAlone = !runs.some(other => other !== run && Math.abs(other.top - run.top) < 0.5 * run.height);
      if (isAlone && PAGE_NUMBER.test(run.text.trim())) return false;
      return pages.length < 3 || counts.get(keyOf(run))! <= pages.length / 2;
    }),
  );
}

import type { PDFPageProxy } from 'pdfjs-dist';
import { apply, combine, type Matrix } from './matrix.ts';

/** A stretch of one line: left, top, width and height in points from the page's top left. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Text that a page shows, in the order it is painted. Turned pages are turned upright; slanting stamps are left out. */
export async function readTextRuns(page: PDFPageProxy): Promise<readonly TextRun[]> {
  const upright = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix = combine(upright, item.transform as unknown as Matrix);
    if (Math.abs(matrix[1]) > 0.2 * Math.abs(matrix[0])) return [];
    const height = Math.hypot(matrix[2], matrix[3]) || item.height;
    const [left, baseline] = apply(matrix, 0, 0);
    // Letters of Chinese stand on the baseline by about an eighth below it.
    return splitAtGaps({ text: plainText(item.str), left, top: baseline - 0.88 * height, width: item.width, height });
  });
}

/**
 * Browsers print characters as the radicals they look like (⼀⼆⼈); some fonts give compatibility forms. Only those are put
 * right: full-width digits and brackets are what the author wrote.
 */
export const plainText = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu, character => character.normalize('NFKC'));

/** How wide a character is beside others of its run: Chinese takes a square, Latin about half of one. */
export const weightOf = (character: string): number =>
  /[\u2e80-\uffef]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1;

/** pdf.js joins figures of neighbouring columns with blanks: two or more are a gap between columns. */
function splitAtGaps(run: TextRun): readonly TextRun[] {
  if (!/\S\s{2,}\S/u.test(run.text)) return [run];
  return [...run.text.matchAll(/\S+(?:\s\S+)*/gu)].map(match =>
    partOf(run, match.index, match.index + match[0].length),
  );
}

/** The characters `[from, to)` of a run with the place they take, as far as their usual widths tell. */
export function partOf(run: TextRun, from: number, to: number): TextRun {
  const weigh = (text: string) => [...text].reduce((sum, character) => sum + weightOf(character), 0);
  const unit = run.width / Math.max(1, weigh(run.text));
  return {
    ...run,
    text: run.text.slice(from, to),
    left: run.left + unit * weigh(run.text.slice(0, from)),
    width: unit * weigh(run.text.slice(from, to)),
  };
}

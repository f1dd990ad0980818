import type { PDFPageProxy } from 'pdfjs-dist';
import { apply, combine, type Matrix } from './matrix.ts';
import type { PdfJs } from './open-pdf.ts';

/** A drawn line: at one coordinate, from one other to another. Points from the page's top left. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rulings {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
  /** Whether a picture is painted on the page. */
  readonly hasPicture: boolean;
}

/** A fill as thin as this is a line. */
const THIN = 2.5;
const SHORTEST = 4;
/** Path steps of pdf.js: each followed by so many numbers. */
const STEP_NUMBERS = [2, 2, 6, 4, 0] as const;
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const MOST_RULINGS = 20_000;

type Point = readonly [x: number, y: number];

/** The lines of a page: strokes, edges of stroked boxes, and thin filled boxes, as browsers draw their borders. */
export async function readRulings(page: PDFPageProxy, { OPS }: PdfJs): Promise<Rulings> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const horizontal: Ruling[] = [];
  const vertical: Ruling[] = [];
  let hasPicture = false;
  let matrix = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const saved: Matrix[] = [];
  const pictures = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  const filling = new Set<number>([OPS.fill, OPS.eoFill]);
  const stroking = new Set<number>([OPS.stroke, OPS.closeStroke]);
  const both = new Set<number>([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

  const addLine = ([x1, y1]: Point, [x2, y2]: Point) => {
    if (horizontal.length + vertical.length > MOST_RULINGS) return;
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (height <= 1 && width >= SHORTEST)
      horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    else if (width <= 1 && height >= SHORTEST)
      vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  };
  const addThinBox = (points: readonly Point[]) => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= THIN) addLine([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
    else if (right - left <= THIN) addLine([(left + right) / 2, top], [(left + right) / 2, bottom]);
  };

  for (let n = 0; n < fnArray.length; n++) {
    const operation = fnArray[n]!;
    const args = argsArray[n];
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = combine(matrix, args as Matrix);
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (args?.[0]) matrix = combine(matrix, args[0] as Matrix);
    } else if (operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (pictures.has(operation)) hasPicture = true;
    else if (operation === OPS.constructPath) {
      const [painting, [path]] = args as [number, [Float32Array | null]];
      if (!path) continue;
      for (const points of readSubpaths(path, matrix)) {
        if (stroking.has(painting) || both.has(painting))
          for (let point = 1; point < points.length; point++) addLine(points[point - 1]!, points[point]!);
        if (filling.has(painting) || both.has(painting)) addThinBox(points);
      }
    }
  }
  return { horizontal, vertical, hasPicture };
}

/** Straight stretches of a path; what has curves is no line of a table. */
function readSubpaths(path: ArrayLike<number>, matrix: Matrix): readonly (readonly Point[])[] {
  const subpaths: Point[][] = [];
  let current: Point[] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at]!;
    const count = STEP_NUMBERS[step] ?? 0;
    if (step === MOVE) {
      current = [apply(matrix, path[at + 1]!, path[at + 2]!)];
      subpaths.push(current);
    } else if (step === LINE) current.push(apply(matrix, path[at + 1]!, path[at + 2]!));
    else if (step === CLOSE && current[0]) current.push(current[0]);
    else current = [];
    at += 1 + count;
  }
  return subpaths.filter(points => points.length > 1);
}

import type { Budget } from '../../archive/budget.ts';
import { openFont, type PdfFont } from './pdf-fonts.ts';
import type { PdfObjects } from './pdf-objects.ts';
import type { PdfRun } from './pdf-page-lines.ts';
import { isName, isRef, isWord, PdfReader, type PdfValue } from './pdf-values.ts';

type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
const FORMS_IN_FORMS = 8;
const OPERANDS_KEPT = 64;
/** Western typesetters move on by this much (thousandths of an em) instead of setting a space. */
const WORD_GAP = -180;

export interface DrawnPage {
  readonly runs: PdfRun[];
  unmapped: number;
  pictures: number;
}

/** Walks through a content stream for its text operators (ISO 32000 9.4), forms drawn inside it included. */
export class PdfContent {
  readonly page: DrawnPage = { runs: [], unmapped: 0, pictures: 0 };
  readonly #objects: PdfObjects;
  readonly #budget: Budget;
  readonly #fonts: Map<number, PdfFont>;

  constructor(objects: PdfObjects, budget: Budget, fonts: Map<number, PdfFont>) {
    this.#objects = objects;
    this.#budget = budget;
    this.#fonts = fonts;
  }

  draw(stream: Buffer, resources: PdfValue | undefined, outer: Matrix = UNIT, level = 0): void {
    const reader = new PdfReader(stream, 0, this.#budget);
    const saved: Matrix[] = [];
    let matrix = outer;
    let line: Matrix = UNIT;
    let at: Matrix = UNIT;
    let leading = 0;
    let size = 1;
    let font: PdfFont | undefined;
    let operands: PdfValue[] = [];
    const number = (no: number) => (typeof operands[no] === 'number' ? (operands[no] as number) : 0);
    const all = (): Matrix => [number(0), number(1), number(2), number(3), number(4), number(5)];
    const moveTo = (x: number, y: number) => {
      line = times([1, 0, 0, 1, x, y], line);
      at = line;
    };
    const show = (codes: PdfValue | undefined, lead = '') => {
      if (!Buffer.isBuffer(codes) || !font) return;
      const shown = font(codes);
      const advance = shown.glyphs * size * (shown.wide ? 1 : 0.5);
      this.#addRun(lead + shown.text, times(at, matrix), size, advance);
      this.page.unmapped += shown.unmapped;
      at = times([1, 0, 0, 1, advance, 0], at);
    };
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      if (!isWord(value)) {
        if (operands.length < OPERANDS_KEPT) operands.push(value);
        continue;
      }
      switch (value.word) {
        case 'q':
          saved.push(matrix);
          break;
        case 'Q':
          matrix = saved.pop() ?? outer;
          break;
        case 'cm':
          matrix = times(all(), matrix);
          break;
        case 'BT':
          line = at = UNIT;
          break;
        case 'Tf':
          font = this.#fontNamed(operands[0], resources);
          size = number(1) || 1;
          break;
        case 'TL':
          leading = number(0);
          break;
        case 'Td':
          moveTo(number(0), number(1));
          break;
        case 'TD':
          leading = -number(1);
          moveTo(number(0), number(1));
          break;
        case 'Tm':
          line = at = all();
          break;
        case 'T*':
          moveTo(0, -leading);
          break;
        case 'Tj':
          show(operands[0]);
          break;
        case "'":
        case '"':
          moveTo(0, -leading);
          show(operands.at(-1));
          break;
        case 'TJ': {
          let lead = '';
          for (const piece of Array.isArray(operands[0]) ? operands[0] : []) {
            if (typeof piece === 'number') {
              at = times([1, 0, 0, 1, (-piece / 1000) * size, 0], at);
              if (piece < WORD_GAP) lead = ' ';
            } else {
              show(piece, lead);
              lead = '';
            }
          }
          break;
        }
        case 'Do':
          this.#drawNamed(operands[0], resources, matrix, level);
          break;
        case 'BI':
          this.#skipInlinePicture(reader);
          break;
      }
      operands = [];
    }
  }

  #addRun(text: string, place: Matrix, size: number, advance: number): void {
    if (text.trim() === '') return;
    this.#budget.spendCharacters(text.length);
    const [a, b, c, d, x, y] = place;
    const tilted = Math.abs(b) > Math.abs(a) * 0.05 || Math.abs(c) > Math.abs(d) * 0.5;
    this.page.runs.push({ x, y, text, tilted, size: Math.abs(size * (d || a)), width: Math.abs(advance * a) });
  }

  #fontNamed(name: PdfValue | undefined, resources: PdfValue | undefined): PdfFont | undefined {
    if (!isName(name)) return undefined;
    const entry = this.#objects.dict(this.#objects.entry(resources, 'Font'))?.entries.get(name.name);
    if (!isRef(entry)) return openFont(entry, this.#objects, this.#budget);
    const known = this.#fonts.get(entry.ref) ?? openFont(entry, this.#objects, this.#budget);
    this.#fonts.set(entry.ref, known);
    return known;
  }

  #drawNamed(name: PdfValue | undefined, resources: PdfValue | undefined, matrix: Matrix, level: number): void {
    if (!isName(name) || level >= FORMS_IN_FORMS) return;
    const entry = this.#objects.dict(this.#objects.entry(resources, 'XObject'))?.entries.get(name.name);
    const form = this.#objects.object(entry);
    const subtype = this.#objects.entry(form?.value, 'Subtype');
    if (isName(subtype) && subtype.name === 'Image') this.page.pictures += 1;
    if (!isName(subtype) || subtype.name !== 'Form') return;
    const stream = this.#objects.unpack(form);
    const own = this.#objects.entry(form?.value, 'Matrix');
    const numbers = Array.isArray(own) && own.length === 6 ? (own.map(Number) as unknown as Matrix) : UNIT;
    if (stream)
      this.draw(stream, this.#objects.entry(form?.value, 'Resources') ?? resources, times(numbers, matrix), level + 1);
  }

  #skipInlinePicture(reader: PdfReader): void {
    const end = reader.bytes.indexOf('EI', reader.at);
    reader.at = end < 0 ? reader.bytes.length : end + 2;
    this.page.pictures += 1;
  }
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

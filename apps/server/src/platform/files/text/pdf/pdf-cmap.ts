import type { Budget } from '../../archive/budget.ts';
import { isWord, PdfReader, type PdfValue } from './pdf-values.ts';

/** Code → text, as the font's ToUnicode stream says (ISO 32000 9.10.3), and how many bytes a code has. */
export interface CodeMap {
  readonly codeBytes: 1 | 2;
  readonly texts: ReadonlyMap<number, string>;
}

const MOST_CODES = 70_000;

export function readCodeMap(stream: Buffer, budget: Budget): CodeMap {
  const reader = new PdfReader(stream, 0, budget);
  const texts = new Map<number, string>();
  let codeBytes: 1 | 2 = 2;
  let operands: PdfValue[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    if (!isWord(value)) {
      operands.push(value);
      continue;
    }
    if (value.word === 'endcodespacerange' && Buffer.isBuffer(operands.at(-1))) {
      codeBytes = (operands.at(-1) as Buffer).length === 1 ? 1 : 2;
    }
    if (value.word === 'endbfchar') addCharacters(operands, texts);
    if (value.word === 'endbfrange') addRanges(operands, texts);
    operands = [];
  }
  return { codeBytes, texts };
}

function addCharacters(operands: readonly PdfValue[], texts: Map<number, string>): void {
  for (let no = 0; no + 1 < operands.length; no += 2) {
    const [code, text] = [operands[no], operands[no + 1]];
    if (Buffer.isBuffer(code) && Buffer.isBuffer(text)) texts.set(numberOf(code), utf16(text));
  }
}

function addRanges(operands: readonly PdfValue[], texts: Map<number, string>): void {
  for (let no = 0; no + 2 < operands.length; no += 3) {
    const [from, to, target] = [operands[no], operands[no + 1], operands[no + 2]];
    if (!Buffer.isBuffer(from) || !Buffer.isBuffer(to)) continue;
    const first = numberOf(from);
    for (let code = first; code <= numberOf(to) && texts.size < MOST_CODES; code += 1) {
      const listed = Array.isArray(target) ? target[code - first] : target;
      if (Buffer.isBuffer(listed))
        texts.set(code, Array.isArray(target) ? utf16(listed) : shifted(listed, code - first));
    }
  }
}

/** Within a range the last character goes up with the code. */
function shifted(text: Buffer, by: number): string {
  const characters = [...utf16(text)];
  const last = characters.pop();
  const point = (last?.codePointAt(0) ?? 0) + by;
  return characters.join('') + (point <= 0x10ffff ? String.fromCodePoint(point) : '');
}

function numberOf(code: Buffer): number {
  return code.length === 0 || code.length > 4 ? 0 : code.readUIntBE(0, code.length);
}

export function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes);
}

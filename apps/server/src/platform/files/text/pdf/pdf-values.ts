import { type Budget, Damaged } from '../../archive/budget.ts';

/** Values of PDF (ISO 32000 7.3). Strings stay bytes: what they mean depends on the font. */
export type PdfValue = number | boolean | null | Buffer | PdfName | PdfRef | PdfWord | PdfArray | PdfDict;
export type PdfArray = readonly PdfValue[];
export interface PdfName {
  readonly name: string;
}
export interface PdfRef {
  readonly ref: number;
}
/** An operator of a content stream, or `obj`, `stream`, `endobj`. */
export interface PdfWord {
  readonly word: string;
}
export interface PdfDict {
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export const isName = (value: unknown): value is PdfName =>
  typeof value === 'object' && value !== null && 'name' in value;
export const isRef = (value: unknown): value is PdfRef => typeof value === 'object' && value !== null && 'ref' in value;
export const isWord = (value: unknown): value is PdfWord =>
  typeof value === 'object' && value !== null && 'word' in value;
export const isDict = (value: unknown): value is PdfDict =>
  typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...Buffer.from('()<>[]{}/%')]);
const END = Symbol('end');
type Closing = typeof END | ']' | '>>';

/** Reads value after value from bytes; stops at nothing but the end. */
export class PdfReader {
  readonly bytes: Buffer;
  at: number;
  readonly #budget: Budget;
  #depth = 0;

  constructor(bytes: Buffer, at: number, budget: Budget) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = budget;
  }

  /** Undefined at the end. A closing bracket without its opening one is passed over. */
  next(): PdfValue | undefined {
    for (;;) {
      const item = this.#item();
      if (item === END) return undefined;
      if (item !== ']' && item !== '>>') return item;
    }
  }

  #item(): PdfValue | Closing {
    this.skipSpace();
    const { bytes } = this;
    const byte = bytes[this.at];
    if (byte === undefined) return END;
    if (byte === 0x28) return this.#literalString();
    if (byte === 0x2f) return { name: this.#name() };
    if (byte === 0x5b) return this.#until(']');
    if (byte === 0x3c) return bytes[this.at + 1] === 0x3c ? this.#dict() : this.#hexString();
    if (byte === 0x5d) return this.#skip(1, ']');
    if (byte === 0x3e) return this.#skip(bytes[this.at + 1] === 0x3e ? 2 : 1, '>>');
    if (DELIMITER.has(byte)) return this.#skip(1, { word: String.fromCharCode(byte) });
    return this.#numberOrWord();
  }

  #skip<Item>(count: number, item: Item): Item {
    this.at += count;
    return item;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at += 1;
      else if (byte !== undefined && SPACE.has(byte)) this.at += 1;
      else return;
    }
  }

  #token(): string {
    const start = this.at;
    while (this.at < this.bytes.length && !SPACE.has(this.bytes[this.at]!) && !DELIMITER.has(this.bytes[this.at]!))
      this.at += 1;
    return this.bytes.toString('latin1', start, this.at);
  }

  #name(): string {
    this.at += 1;
    return this.#token().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #numberOrWord(): PdfValue {
    const token = this.#token();
    if (token === '') this.at += 1;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(token)) {
      return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : { word: token };
    }
    if (/^\d+$/.test(token)) {
      const reference = /^\s+\d{1,5}\s+R(?![A-Za-z0-9])/.exec(this.bytes.toString('latin1', this.at, this.at + 16));
      if (reference) return this.#skip(reference[0].length, { ref: Number(token) });
    }
    return Number(token);
  }

  #until(closing: ']' | '>>'): PdfValue[] {
    this.at += closing.length;
    this.#depth += 1;
    this.#budget.checkDepth(this.#depth);
    const items: PdfValue[] = [];
    for (let item = this.#item(); item !== closing && item !== END; item = this.#item()) {
      if (item !== ']' && item !== '>>') items.push(item);
    }
    this.#depth -= 1;
    return items;
  }

  #dict(): PdfDict {
    const items = this.#until('>>');
    const entries = new Map<string, PdfValue>();
    for (let no = 0; no + 1 < items.length; no += 2) {
      const key = items[no];
      if (!isName(key)) throw new Damaged('PDF dictionary without a name');
      entries.set(key.name, items[no + 1]!);
    }
    return { entries };
  }

  #hexString(): Buffer {
    const end = this.bytes.indexOf('>', this.at);
    if (end < 0) throw new Damaged('PDF string without an end');
    const digits = this.bytes.toString('latin1', this.at + 1, end).replace(/[^0-9a-fA-F]/g, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
  }

  #literalString(): Buffer {
    const out: number[] = [];
    let level = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x28 && level++ === 0) continue;
      if (byte === 0x29 && --level === 0) break;
      if (byte === 0x5c) this.#escape(out);
      else out.push(byte);
    }
    this.at += 1;
    return Buffer.from(out);
  }

  #escape(out: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at + 1, this.at + 4));
    if (octal) {
      this.at += octal[0].length;
      out.push(Number.parseInt(octal[0], 8) & 0xff);
      return;
    }
    this.at += 1;
    const byte = this.bytes[this.at]!;
    const plain = 'nrtbf'.indexOf(String.fromCharCode(byte));
    if (plain >= 0) out.push([10, 13, 9, 8, 12][plain]!);
    else if (byte === 13 && this.bytes[this.at + 1] === 10) this.at += 1;
    else if (!isLineEnd(byte)) out.push(byte);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

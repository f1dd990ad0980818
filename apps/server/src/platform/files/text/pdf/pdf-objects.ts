import { type Budget, Damaged } from '../../archive/budget.ts';
import { undoFilters } from './pdf-filters.ts';
import { isDict, isName, isRef, isWord, type PdfDict, PdfReader, type PdfValue } from './pdf-values.ts';

export interface PdfObject {
  readonly value: PdfValue;
  /** The bytes between `stream` and `endstream`, as stored. */
  readonly packed?: Buffer;
}

/**
 * All objects of a PDF, found by walking through the file instead of trusting its cross-reference table: repaired,
 * merged and cut files are common, and a table that hides an object from us must not hide its words.
 */
export class PdfObjects {
  readonly #objects = new Map<number, PdfObject>();
  readonly #trailers: PdfDict[] = [];
  readonly #budget: Budget;

  constructor(bytes: Buffer, budget: Budget) {
    this.#budget = budget;
    this.#scan(bytes);
    for (const object of [...this.#objects.values()]) {
      if (this.#typeOf(object) === 'ObjStm') this.#unpackObjects(object);
      if (this.#typeOf(object) === 'XRef' && isDict(object.value)) this.#trailers.push(object.value);
    }
  }

  get encrypted(): boolean {
    return this.#trailers.some(trailer => trailer.entries.has('Encrypt'));
  }

  /** The last trailer wins: the file was changed by appending. */
  trailer(key: string): PdfValue | undefined {
    return this.#trailers.findLast(trailer => trailer.entries.has(key))?.entries.get(key);
  }

  *all(): Iterable<PdfObject> {
    yield* this.#objects.values();
  }

  object(value: PdfValue | undefined): PdfObject | undefined {
    return isRef(value) ? this.#objects.get(value.ref) : value === undefined ? undefined : { value };
  }

  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isRef(value) ? this.#objects.get(value.ref)?.value : value;
  }

  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.resolve(value);
    return isDict(found) ? found : undefined;
  }

  entry(value: PdfValue | undefined, key: string): PdfValue | undefined {
    return this.resolve(this.dict(value)?.entries.get(key));
  }

  /** The unpacked stream, or null when its filters are not for text. */
  unpack(object: PdfObject | undefined): Buffer | null {
    if (!object?.packed) return null;
    const named = this.entry(object.value, 'Filter');
    const filters = (Array.isArray(named) ? named : named === undefined || named === null ? [] : [named])
      .map(filter => this.resolve(filter))
      .map(filter => (isName(filter) ? filter.name : ''));
    return undoFilters(object.packed, filters, this.#budget);
  }

  #typeOf(object: PdfObject): string | undefined {
    const type = isDict(object.value) ? object.value.entries.get('Type') : undefined;
    return isName(type) ? type.name : undefined;
  }

  #scan(bytes: Buffer): void {
    for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at)) {
      const head = /(?:^|[^0-9])(\d{1,10})\s+\d{1,5}\s+$/.exec(bytes.toString('latin1', Math.max(0, at - 24), at));
      at += 3;
      if (!head) continue;
      const reader = new PdfReader(bytes, at, this.#budget);
      const object = this.#readObject(reader);
      if (!object) continue;
      this.#objects.set(Number(head[1]), object);
      at = Math.max(at, reader.at);
    }
    for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
      const value = this.#tryRead(new PdfReader(bytes, at + 7, this.#budget));
      if (isDict(value)) this.#trailers.push(value);
    }
  }

  #readObject(reader: PdfReader): PdfObject | undefined {
    const value = this.#tryRead(reader);
    if (value === undefined) return undefined;
    const after = reader.at;
    reader.skipSpace();
    const { bytes } = reader;
    if (!isDict(value) || bytes.toString('latin1', reader.at, reader.at + 6) !== 'stream') {
      reader.at = after;
      return { value };
    }
    let start = reader.at + 6;
    if (bytes[start] === 13) start += 1;
    if (bytes[start] === 10) start += 1;
    const length = value.entries.get('Length');
    const stated = typeof length === 'number' ? start + length : -1;
    const holds = stated >= start && /^\s*endstream/.test(bytes.toString('latin1', stated, stated + 12));
    const end = holds ? stated : bytes.indexOf('endstream', start);
    reader.at = end < 0 ? bytes.length : end;
    return { value, packed: bytes.subarray(start, end < 0 ? bytes.length : end) };
  }

  #unpackObjects(holder: PdfObject): void {
    const count = this.entry(holder.value, 'N');
    const first = this.entry(holder.value, 'First');
    const bytes = this.encrypted ? null : this.unpack(holder);
    if (bytes === null || typeof count !== 'number' || typeof first !== 'number') return;
    const head = new PdfReader(bytes, 0, this.#budget);
    for (let no = 0; no < count; no += 1) {
      const [id, offset] = [head.next(), head.next()];
      if (typeof id !== 'number' || typeof offset !== 'number') return;
      const value = this.#tryRead(new PdfReader(bytes, first + offset, this.#budget));
      if (value !== undefined && !this.#objects.get(id)?.packed) this.#objects.set(id, { value });
    }
  }

  #tryRead(reader: PdfReader): PdfValue | undefined {
    try {
      const value = reader.next();
      return isWord(value) ? undefined : value;
    } catch (fault) {
      if (fault instanceof Damaged) return undefined;
      throw fault;
    }
  }
}

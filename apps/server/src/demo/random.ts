import { createHash } from 'node:crypto';

/**
 * Numbers that look drawn and are the same on every machine: sfc32, seeded by a name. Each part of the county draws from a
 * fork of its own, so that one more township does not change what the others published.
 */
export class Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(name: string) {
    this.#name = name;
    const seed = createHash('sha256').update(name).digest();
    [this.#a, this.#b, this.#c] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8)];
    for (let warmUp = 0; warmUp < 12; warmUp++) this.#draw();
  }

  fork(name: string | number): Random {
    return new Random(`${this.#name}/${name}`);
  }

  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor((this.#draw() / 2 ** 32) * (most - least + 1));
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.#draw() < (percent / 100) * 2 ** 32;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.integer(0, values.length - 1)]!;
  }

  /** So many different ones, in drawn order. */
  sample<Value>(values: readonly Value[], count: number): Value[] {
    return this.shuffled(values).slice(0, count);
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    const drawn = [...values];
    for (let at = drawn.length - 1; at > 0; at--) {
      const other = this.integer(0, at);
      [drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!];
    }
    return drawn;
  }

  #draw(): number {
    const drawn = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + drawn;
    return drawn >>> 0;
  }
}

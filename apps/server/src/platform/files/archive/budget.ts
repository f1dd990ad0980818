/**
 * What reading one upload may cost. Files name their own sizes, and lie: every byte that comes out of a decompressor,
 * every entry, every level and every character of text is counted here, and the first one too many ends the reading.
 */
export interface ReadingLimits {
  /** All bytes out of all decompressors together. */
  readonly outputBytes: number;
  /** Bytes of one part (one XML file, one PDF stream). */
  readonly partBytes: number;
  readonly entries: number;
  /** Archives in archives. */
  readonly nesting: number;
  /** Elements in elements. */
  readonly depth: number;
  readonly characters: number;
}

export const READING_LIMITS: ReadingLimits = {
  outputBytes: 256 * 1024 * 1024,
  partBytes: 64 * 1024 * 1024,
  entries: 10_000,
  nesting: 3,
  depth: 512,
  characters: 12_000_000,
};

export type Excess = keyof ReadingLimits | 'entity-definitions';

/** The file wants more than one upload may cost. It is refused, whatever it contains. */
export class TooCostly extends Error {
  readonly excess: Excess;
  constructor(excess: Excess) {
    super(`reading limit reached: ${excess}`);
    this.excess = excess;
  }
}

/** The file is not what its type promises; what could be read before stays read. */
export class Damaged extends Error {}

export class Budget {
  readonly limits: ReadingLimits;
  #output = 0;
  #entries = 0;
  #characters = 0;
  #nesting = 0;

  constructor(limits: ReadingLimits = READING_LIMITS) {
    this.limits = limits;
  }

  spendOutput(bytes: number): void {
    this.#output += bytes;
    if (this.#output > this.limits.outputBytes) throw new TooCostly('outputBytes');
  }

  spendEntries(count: number): void {
    this.#entries += count;
    if (this.#entries > this.limits.entries) throw new TooCostly('entries');
  }

  spendCharacters(count: number): void {
    this.#characters += count;
    if (this.#characters > this.limits.characters) throw new TooCostly('characters');
  }

  checkDepth(depth: number): void {
    if (depth > this.limits.depth) throw new TooCostly('depth');
  }

  /** The most that one part may still give. */
  get roomForPart(): number {
    return Math.max(1, Math.min(this.limits.partBytes, this.limits.outputBytes - this.#output));
  }

  inside<Result>(read: () => Result): Result {
    if (this.#nesting >= this.limits.nesting) throw new TooCostly('nesting');
    this.#nesting += 1;
    try {
      return read();
    } finally {
      this.#nesting -= 1;
    }
  }
}

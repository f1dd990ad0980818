/**
 * Where exported roots go. It should lie out of reach of whoever can change the database: another host, a bucket that
 * refuses overwriting (WORM), a mailbox. Numbers run from 1 without gaps.
 */
export interface AnchorPlace {
  /** For log lines and reports. */
  readonly description: string;
  /** Whether the place lies beside the data it is to protect; a warning is due at start. */
  readonly besideData: boolean;
  /** Returns once the bytes are durable. Writing the same bytes again is nothing; other bytes under a number are refused. */
  put(no: number, bytes: Buffer): Promise<void>;
  get(no: number): Promise<Buffer | null>;
  /** The highest number there is; 0 in an empty place. */
  lastNo(): Promise<number>;
}

export class AnchorPlaceRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AnchorPlaceRefused';
  }
}

/** The key of an anchor in any place, ten thousand to a folder: `0000/00000042.json`. */
export function anchorPath(no: number): string {
  const name = String(no).padStart(8, '0');
  return `${name.slice(0, -4)}/${name}.json`;
}

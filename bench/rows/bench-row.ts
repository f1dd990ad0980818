/** One line of the bench table: ours against a base measured in the same run on the same machine. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly base: number;
  /** What the base is: a bare server, a peer, the same at a tenth of the data, a limit. */
  readonly against: string;
  /** ours ÷ base where more is better, base ÷ ours where less is better: above the floor is good. */
  readonly ratio: number;
  readonly unit: string;
  /** What the ratio has to reach; null where the design names no number and the row only tells. */
  readonly floor: number | null;
}

/** A row that could not be measured, and why: printed, never counted as met. */
export interface RowNotRun {
  readonly name: string;
  readonly notRun: string;
}

export type BenchLine = BenchRow | RowNotRun;

/** More is better: answers, events per second. */
export function rateRow(row: Omit<BenchRow, 'ratio'>): BenchRow {
  return { ...row, ratio: row.ours / row.base };
}

/** Less is better: time, memory. */
export function costRow(row: Omit<BenchRow, 'ratio'>): BenchRow {
  return { ...row, ratio: row.base / row.ours };
}

/** Time or memory that must stay below a fixed limit. */
export function limitRow(row: Pick<BenchRow, 'name' | 'ours' | 'unit'> & { readonly limit: number }): BenchRow {
  const { limit, ...rest } = row;
  return costRow({ ...rest, base: limit, against: 'limit', floor: 1 });
}

export function isMissed(line: BenchLine): boolean {
  return 'ratio' in line && line.floor !== null && line.ratio < line.floor;
}

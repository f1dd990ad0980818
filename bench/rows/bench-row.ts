/** One line of the bench table: ours against a base measured in the same run on the same machine. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly base: number;
  /** ours ÷ base where more is better, base ÷ ours where less is better: above the floor is good. */
  readonly ratio: number;
  readonly unit: string;
  /** What the ratio has to reach. */
  readonly floor: number;
}

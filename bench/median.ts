/** Of an even number the upper one: no figure is shown that was not measured. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('there is no median of nothing');
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

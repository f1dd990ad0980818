/** What rows of one shape have in common: nothing extra where there is no such row, no number where they differ. */
export class Agreement {
  readonly #numbers = new Map<string, number>();

  add(shapes: readonly string[], number: number): void {
    for (const shape of shapes) {
      const before = this.#numbers.get(shape);
      this.#numbers.set(shape, before === undefined || before === number ? number : Number.NaN);
    }
  }

  knows(shapes: readonly string[]): boolean {
    return shapes.some(shape => this.#numbers.has(shape));
  }

  find(shapes: readonly string[]): number {
    for (const shape of shapes) {
      const found = this.#numbers.get(shape);
      if (found !== undefined) return found;
    }
    return 0;
  }

  /** Whether no row of the shape says otherwise. */
  allows(shape: string, number: number): boolean {
    const found = this.#numbers.get(shape);
    return found === undefined || found === number;
  }
}

/** Lets so many through at a time and so many wait; the rest are turned away at once, so that memory stays bounded. */
export class Turnstile {
  readonly #abreast: number;
  readonly #longest: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(abreast: number, longest: number) {
    this.#abreast = abreast;
    this.#longest = longest;
  }

  /** The way out, to be called once; null when the queue is full. */
  async enter(): Promise<(() => void) | null> {
    if (this.#inside < this.#abreast) this.#inside++;
    else if (this.#waiting.length >= this.#longest) return null;
    // Who is called from the queue takes the place of the one who leaves: the number inside stays.
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    };
  }
}

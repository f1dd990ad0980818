import { limits } from './limits.ts';
import { ReadingStopped } from './reading-stopped.ts';

/** Counts what a reader keeps of a file, and stops it before that is more than any report has. */
export class ReadingBudget {
  #characters: number = limits.characters;
  #cells: number = limits.tableCells;
  #blocks: number = limits.blocks;

  takeCharacters(count: number): void {
    this.#characters -= count;
    if (this.#characters < 0) throw new ReadingStopped('unpacks-too-large', `超过 ${limits.characters} 个字符`);
  }

  takeCell(): void {
    if (--this.#cells < 0) throw new ReadingStopped('unpacks-too-large', `超过 ${limits.tableCells} 个单元格`);
  }

  takeBlock(): void {
    if (--this.#blocks < 0) throw new ReadingStopped('unpacks-too-large', `超过 ${limits.blocks} 个段落`);
  }
}

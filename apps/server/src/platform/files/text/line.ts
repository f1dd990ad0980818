import { Budget } from '../archive/budget.ts';

/** Where on a page a line stands: a mark in a header or a text box means more than the same word in a sentence. */
export type Zone = 'body' | 'header' | 'footer' | 'text-box' | 'watermark' | 'cell' | 'note' | 'property' | 'file-name';

export interface TextLine {
  readonly text: string;
  readonly zone: Zone;
  /** Path of the part in the archive, `word/header1.xml`, `附件/表.xlsx > xl/sharedStrings.xml`; empty for the file itself. */
  readonly part: string;
  readonly page: number;
  /** Counted from 1 on each page, lines with text only. */
  readonly line: number;
}

/** What could not be looked into, and why. A person looks instead. */
export interface UnreadPart {
  readonly part: string;
  readonly why:
    | 'picture'
    | 'encrypted'
    | 'unknown-type'
    | 'unknown-compression'
    | 'no-text'
    | 'unmapped-glyphs'
    | 'damaged';
}

export interface ExtractedText {
  readonly lines: readonly TextLine[];
  readonly unread: readonly UnreadPart[];
}

/** Collects lines under the budget while a reader walks through a document. */
export class LineCollector {
  readonly budget: Budget;
  readonly lines: TextLine[] = [];
  readonly unread: UnreadPart[] = [];
  #prefix: readonly string[] = [];
  #part = '';
  #page = 1;
  #line = 0;

  constructor(budget = new Budget()) {
    this.budget = budget;
  }

  startPart(name: string): void {
    this.#part = [...this.#prefix, name].filter(Boolean).join(' > ');
    this.#page = 1;
    this.#line = 0;
  }

  startPage(): void {
    if (this.#line === 0) return;
    this.#page += 1;
    this.#line = 0;
  }

  setPage(page: number): void {
    this.#page = page;
    this.#line = 0;
  }

  add(text: string, zone: Zone): void {
    for (const line of text.split(/[\r\n\v\f\u2028\u2029]+/)) {
      const trimmed = line.trim();
      if (trimmed === '') continue;
      this.budget.spendCharacters(trimmed.length);
      this.#line += 1;
      this.lines.push({ text: trimmed, zone, part: this.#part, page: this.#page, line: this.#line });
    }
  }

  leaveUnread(part: string, why: UnreadPart['why']): void {
    this.unread.push({ part: [...this.#prefix, part].filter(Boolean).join(' > '), why });
  }

  /** Reads a file inside the file; its parts carry the path to it. */
  within(name: string, read: () => void): void {
    const [prefix, part, page, line] = [this.#prefix, this.#part, this.#page, this.#line];
    this.#prefix = [...prefix, name];
    this.startPart('');
    try {
      this.budget.inside(read);
    } finally {
      this.#prefix = prefix;
      this.#part = part;
      this.#page = page;
      this.#line = line;
    }
  }
}

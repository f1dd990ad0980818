import type { CheckContext, ReadResult, Report, ReportComparison } from '@gongkai/annual-report';

/** What the page asks of the worker: everything that takes more than a moment. */
export interface Tasks {
  /** Files in an archive, or the file itself. */
  unpack: {
    readonly ask: { readonly name: string; readonly bytes: Uint8Array };
    readonly answer: readonly UnpackedFile[];
  };
  read: { readonly ask: { readonly name: string; readonly bytes: Uint8Array }; readonly answer: ReadResult };
  check: { readonly ask: { readonly report: Report; readonly context: CheckContext }; readonly answer: Report };
  compare: { readonly ask: { readonly one: Report; readonly other: Report }; readonly answer: ReportComparison };
  write: { readonly ask: { readonly report: Report; readonly as: WrittenAs }; readonly answer: Uint8Array };
  /** One row per report: 年报数据汇总横表. */
  summarise: { readonly ask: { readonly rows: readonly SummaryRow[] }; readonly answer: Uint8Array };
}

export type TaskKind = keyof Tasks;

export type WrittenAs = 'sheet-docx' | 'sheet-html' | 'docx' | 'xlsx' | 'json' | 'html' | 'csv';

export interface UnpackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it is not looked at: encrypted, too large. */
  readonly problem?: string;
}

export interface SummaryRow {
  readonly file: string;
  readonly report: Report;
}

export type Question = {
  [Kind in TaskKind]: { readonly id: number; readonly kind: Kind; readonly ask: Tasks[Kind]['ask'] };
}[TaskKind];

export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  /** A fault of the program: the page says so and goes on with the next file. */
  | { readonly id: number; readonly ok: false; readonly message: string };

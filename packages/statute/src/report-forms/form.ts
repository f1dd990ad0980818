/** The form of the annual report, 条例 art. 50(2): fixed by the State Council's office, the same for every organ. */
export type ReportFormat = '2019' | '2021';
export type TableName = 'proactive' | 'applications' | 'remedies';

/** `count`: a whole number ≥ 0. `change`: signed. `amount`: money, in 万元 where the form says so. */
export type CellKind = 'count' | 'change' | 'amount';

export interface FormColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: CellKind;
  /** Other ways in which the column is printed rightly. */
  readonly alsoPrinted?: readonly string[];
  /** Known misprints: read as this column, and said (rule `label-variant`). */
  readonly misprints?: readonly string[];
}

export interface FormRow {
  readonly id: string;
  /** Labels from the outermost to the row's own, as the stub of the form nests them. */
  readonly path: readonly string[];
  readonly alsoPrinted?: readonly string[];
  readonly misprints?: readonly string[];
}

/** Table 2: one block for each item of 条例 art. 20 that is counted. */
export interface ProactiveBlock {
  readonly article: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/** What a row of table 3 does in the form's own sums: 收到 = 办理结果 + 结转. */
export type RowRole = 'incoming' | 'result' | 'result-total' | 'carried-out';

export interface ApplicationRow extends FormRow {
  readonly role: RowRole;
}

export interface RemedyGroup {
  readonly id: string;
  /** 行政复议, or 行政诉讼 and the way it came to court. */
  readonly path: readonly string[];
  readonly alsoPrinted?: readonly string[];
}

export interface ReportForm {
  readonly format: ReportFormat;
  /** The notice that fixed the form. */
  readonly number: string;
  readonly firstYear: number;
  /** Null while it is in force. */
  readonly lastYear: number | null;
  readonly proactive: readonly ProactiveBlock[];
  readonly applications: readonly ApplicationRow[];
  readonly applicants: readonly FormColumn[];
  readonly remedies: readonly RemedyGroup[];
  readonly remedyResults: readonly FormColumn[];
}

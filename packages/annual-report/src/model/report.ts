import type { ReportFormat, ReportSectionId } from '@gongkai/statute';
import type { CheckResult, Finding } from './finding.ts';
import type { Place, SourcePlace } from './place.ts';
import type { Problem } from './problem.ts';

/** `preface`: the text before 一. */
export type SectionKey = 'preface' | ReportSectionId;

export interface SectionPart {
  readonly key: string;
  /** As printed: （一）主动公开情况. */
  readonly heading: string;
  readonly text: string;
  /** Where the part's text begins in the section's text. */
  readonly start: number;
}

export interface Section {
  readonly key: SectionKey;
  /** As printed; empty for the preface. */
  readonly heading: string;
  /** Everything of the section but its tables; paragraphs end with \n. */
  readonly text: string;
  readonly parts: readonly SectionPart[];
  readonly source?: SourcePlace;
}

/** row → column → value; null where the report leaves the cell blank, prints a dash, or cannot be read. */
export type TableValues = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Blank, dash and zero are three different facts. */
export type CellReadingKind = 'number' | 'blank' | 'dash' | 'words';

export interface Cell {
  readonly printed: string;
  readonly kind: CellReadingKind;
  /** Unit printed with the figure, or in the head of its column: 万元, 元. */
  readonly unit?: string;
  /** How a value was won that the report does not print as it should: only where exactly one solution fits. */
  readonly recovered?: 'sums' | 'run-together';
  readonly place: Place;
}

export interface Report {
  /** Decided by the tables found; null for the free-text reports without tables. */
  readonly format: ReportFormat | null;
  readonly agency: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly sections: readonly Section[];
  readonly proactive: TableValues;
  readonly applications: TableValues;
  readonly remedies: TableValues;
  /** By cell key (`applications.new.natural`): every cell that was read. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** Labels as printed where they are not the form's own. */
  readonly labels: readonly PrintedLabel[];
  readonly problems: readonly Problem[];
  readonly checks: readonly CheckResult[];
  readonly findings: readonly Finding[];
  readonly more: readonly Report[];
}

/** A label of a table or section that differs from the form's: what the rule `label-variant` judges. */
export interface PrintedLabel {
  readonly printed: string;
  readonly official: string;
  /** `variant`: another right way to print it; `misprint`: a known or likely slip. */
  readonly kind: 'variant' | 'misprint';
  readonly place: Place;
}

export type { CheckResult, Finding, Outcome, Severity } from './model/finding.ts';
export type { Place, SourcePlace } from './model/place.ts';
export type { Problem, ProblemCode } from './model/problem.ts';
export type {
  Cell,
  CellReadingKind,
  PrintedLabel,
  Report,
  Section,
  SectionKey,
  SectionPart,
  TableValues,
} from './model/report.ts';
export type { Block, Grid, GridCell, Line, Lines, Paragraph, SourceDocument } from './source/source-document.ts';

export { cellKey } from '@gongkai/statute';
export type {
  Acceptance,
  AgencyKind,
  CheckContext,
  ContinuityExplanation,
  PreviousCorrection,
  RegisterFigure,
} from './check/check-context.ts';
export { checkReport } from './check/check-report.ts';
export type { Rule } from './check/rule.ts';
export { rules } from './check/rules.ts';
export { type AddedUp, addUp, type CellSum, type Child } from './compare/add-up.ts';
export {
  type BoilerplateCluster,
  BoilerplateIndex,
  type BoilerplateMember,
  findBoilerplate,
} from './compare/boilerplate.ts';
export {
  type CellComparison,
  type ComparisonKind,
  type ContinuityComparison,
  compareReports,
  type ReportComparison,
} from './compare/compare-reports.ts';
export type { PassagePair, SectionComparison } from './compare/compare-texts.ts';
export { formatCell, formatPlace } from './form/format-place.ts';
export { type LayoutCell, layoutReport, layoutTables, type TableLayout } from './form/table-layout.ts';
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
export { type ArchiveItem, readArchive } from './read/archive/read-archive.ts';
export { type DetectedType, detectType } from './read/detect-type.ts';
export { FILE_LIMIT_BYTES } from './read/limits.ts';
export {
  type ReadOptions,
  type ReadResult,
  readReport,
  readReportText,
} from './read/read-report.ts';
export { refuseFile } from './read/refuse-file.ts';
export { refuseTooLarge } from './read/refuse-too-large.ts';
export { type CheckSheet, checkSheetOf, type SheetOptions } from './sheet/check-sheet.ts';
export { renderSheetDocx } from './sheet/render-sheet-docx.ts';
export { renderSheetBody, renderSheetHtml } from './sheet/render-sheet-html.ts';
export type { Block, Grid, GridCell, Line, Lines, Paragraph, SourceDocument } from './source/source-document.ts';
export { renderCsv } from './write/render-csv.ts';
export { renderDocx } from './write/render-docx.ts';
export { type HtmlOptions, renderHtml, renderHtmlBody } from './write/render-html.ts';
export { renderJson } from './write/render-json.ts';
export { renderSummarySheet, type SummaryRow } from './write/render-summary-sheet.ts';
export { renderText } from './write/render-text.ts';
export { renderXlsx } from './write/render-xlsx.ts';

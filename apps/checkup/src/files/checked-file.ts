import type { Finding, Report } from '@gongkai/annual-report';

/** One report that was dropped, on its way or read. */
export type CheckedFile =
  | { readonly id: number; readonly name: string; readonly state: 'waiting' }
  | { readonly id: number; readonly name: string; readonly state: 'reading' }
  | { readonly id: number; readonly name: string; readonly state: 'failed'; readonly message: string }
  | CheckedReport;

export interface CheckedReport {
  readonly id: number;
  readonly name: string;
  readonly state: 'read';
  readonly report: Report;
  /** Last year's report it was held against: dropped for it, or found among the others. */
  readonly previous?: { readonly name: string; readonly report: Report };
}

export const isRead = (file: CheckedFile): file is CheckedReport => file.state === 'read';

export const openFindings = ({ findings }: Report): readonly Finding[] => findings.filter(({ accepted }) => !accepted);

export const countOf = (report: Report, severity: Finding['severity']): number =>
  openFindings(report).filter(finding => finding.severity === severity).length;

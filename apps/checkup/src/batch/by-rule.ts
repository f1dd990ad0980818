import type { Finding } from '@gongkai/annual-report';
import type { CheckedReport } from '../files/checked-file.ts';

export interface RuleCount {
  readonly rule: string;
  readonly severity: Finding['severity'];
  /** What one finding says first, as an example. */
  readonly example: string;
  readonly reports: readonly CheckedReport[];
}

/** How many reports each rule finds something in, the heaviest first. */
export function countByRule(files: readonly CheckedReport[]): readonly RuleCount[] {
  const rules = new Map<
    string,
    { rule: string; severity: Finding['severity']; example: string; reports: CheckedReport[] }
  >();
  for (const file of files)
    for (const { rule, severity, message } of file.report.findings) {
      const entry = rules.get(rule) ?? { rule, severity, example: firstSentence(message), reports: [] };
      if (entry.reports.at(-1) !== file) entry.reports.push(file);
      rules.set(rule, entry);
    }
  const weight = { error: 0, warning: 1, notice: 2 };
  return [...rules.values()].sort(
    (one, other) => weight[one.severity] - weight[other.severity] || other.reports.length - one.reports.length,
  );
}

const firstSentence = (text: string) => /^.*?。/s.exec(text)?.[0] ?? text;

export interface TemplateFault {
  /** As misprinted, and as the form has it. */
  readonly printed: string;
  readonly official: string;
  readonly reports: number;
}

/** A label misprinted alike in many reports stands in the template they share: said once to the county, not to each clerk. */
export function findTemplateFaults(files: readonly CheckedReport[], atLeast = 3): readonly TemplateFault[] {
  const faults = new Map<string, { printed: string; official: string; in: Set<number> }>();
  for (const { id, report } of files)
    for (const { kind, printed, official } of report.labels) {
      if (kind !== 'misprint') continue;
      const key = `${printed}→${official}`;
      const fault = faults.get(key) ?? { printed, official, in: new Set() };
      fault.in.add(id);
      faults.set(key, fault);
    }
  return [...faults.values()]
    .map(({ printed, official, in: reports }) => ({ printed, official, reports: reports.size }))
    .filter(({ reports }) => reports >= atLeast)
    .sort((one, other) => other.reports - one.reports);
}

import type { Failure, FinishedPart } from './journal.ts';

export interface ImportSummary {
  readonly files: number;
  readonly reports: number;
  readonly withErrors: number;
  /** Files without a report, by what was the matter. */
  readonly failures: Readonly<Record<string, { readonly count: number; readonly examples: readonly Failure[] }>>;
  readonly findings: Readonly<Record<string, number>>;
}

const EXAMPLES = 3;

export function summarise(parts: readonly FinishedPart[]): ImportSummary {
  const findings: Record<string, number> = {};
  const failures: Record<string, { count: number; examples: Failure[] }> = {};
  for (const part of parts) {
    for (const [rule, count] of Object.entries(part.findings)) findings[rule] = (findings[rule] ?? 0) + count;
    for (const failure of part.failures) {
      const kind = (failures[failure.code] ??= { count: 0, examples: [] });
      kind.count++;
      if (kind.examples.length < EXAMPLES) kind.examples.push(failure);
    }
  }
  const sum = (of: (part: FinishedPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    files: sum(({ inputs }) => inputs.length),
    reports: sum(({ reports }) => reports),
    withErrors: sum(({ withErrors }) => withErrors),
    failures: Object.fromEntries(byCount(failures, ({ count }) => count)),
    findings: Object.fromEntries(byCount(findings, count => count)),
  };
}

const byCount = <T>(of: Readonly<Record<string, T>>, count: (value: T) => number) =>
  Object.entries(of).sort(([, one], [, other]) => count(other) - count(one));

export function renderSummary({ files, reports, withErrors, failures, findings }: ImportSummary): readonly string[] {
  return [
    `文件 ${files} 个，读出年报 ${reports} 份，其中有“必改”问题的 ${withErrors} 份。`,
    ...Object.entries(failures).flatMap(([code, { count, examples }]) => [
      `未读出 ${count} 个（${code}）：`,
      ...examples.map(({ source, message }) => `  ${source}：${message}`),
    ]),
    ...(Object.keys(findings).length === 0 ? [] : ['问题（按规则）：']),
    ...Object.entries(findings).map(([rule, count]) => `  ${String(count).padStart(8)}  ${rule}`),
  ];
}

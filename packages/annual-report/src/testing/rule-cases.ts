import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CheckContext } from '../check/check-context.ts';
import type { Outcome, Severity } from '../model/finding.ts';
import { patchedReport, type ReportPatch } from './patched-report.ts';

/** What a case expects of one finding; whatever it does not name is not looked at. */
export interface ExpectedFinding {
  readonly severity?: Severity;
  /** The words at its place in the section or title. */
  readonly text?: string;
  readonly section?: string;
  /** The key of the cell at its place, or the table's name. */
  readonly cell?: string;
  readonly table?: string;
  /** The key of a further cell that it points at. */
  readonly also?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Words of the sentence for people. */
  readonly says?: readonly string[];
  readonly accepted?: string;
}

export interface RuleCase {
  /** What makes it a case worth having. */
  readonly about: string;
  readonly outcome: Outcome;
  readonly report: ReportPatch;
  readonly context?: Omit<CheckContext, 'previous' | 'others' | 'children'> & {
    readonly previous?: ReportPatch;
    readonly others?: readonly ReportPatch[];
    readonly children?: readonly { readonly unit: string; readonly report: ReportPatch | null }[];
  };
  readonly findings?: readonly ExpectedFinding[];
  /** Other rules that the same fault breaks; all else must pass. */
  readonly alsoFails?: readonly string[];
}

export interface NamedRuleCase extends RuleCase {
  readonly rule: string;
  readonly name: string;
}

const folder = fileURLToPath(new URL('../../../../fixtures/annual-reports/rules/', import.meta.url));

/** `fixtures/annual-reports/rules/<rule>/<case>.json`. */
export async function loadRuleCases(): Promise<readonly NamedRuleCase[]> {
  const cases: NamedRuleCase[] = [];
  for await (const found of glob('*/*.json', { cwd: folder })) {
    const [rule, file] = found.replaceAll('\\', '/').split('/');
    const read = JSON.parse(await readFile(`${folder}${found}`, 'utf8')) as RuleCase;
    cases.push({ ...read, rule: rule!, name: file!.replace('.json', '') });
  }
  return cases.sort((one, other) => (`${one.rule}/${one.name}` < `${other.rule}/${other.name}` ? -1 : 1));
}

export async function contextOf({ context = {} }: RuleCase): Promise<CheckContext> {
  const { previous, others, children, ...plain } = context;
  return {
    ...plain,
    ...(previous ? { previous: await patchedReport(previous) } : {}),
    ...(others ? { others: await Promise.all(others.map(patchedReport)) } : {}),
    ...(children
      ? {
          children: await Promise.all(
            children.map(async ({ unit, report }) => ({ unit, report: report && (await patchedReport(report)) })),
          ),
        }
      : {}),
  };
}

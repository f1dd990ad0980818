import { rules } from '../check/rules.ts';
import { formatPlace } from '../form/format-place.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';

export interface SheetOptions {
  /** Name of the file that was checked. */
  readonly file?: string;
  /** Day of the check, `YYYY-MM-DD`; left to be written by hand where it is not given. */
  readonly on?: string;
  /** Who checks: 云岭县政务公开办公室. */
  readonly reviewer?: string;
}

export interface SheetItem {
  /** Counted through the whole sheet, so that people can speak of 第 3 条. */
  readonly number: number;
  readonly title: string;
  readonly place: string;
  /** Further places of the same fault. */
  readonly also: readonly string[];
  readonly actual: string;
  readonly expected: string;
  readonly message: string;
  readonly basis: string;
}

export interface AcceptedItem extends SheetItem {
  readonly severity: string;
  readonly reason: string;
  readonly by: string;
}

export interface SheetGroup {
  readonly label: string;
  readonly explanation: string;
  readonly items: readonly SheetItem[];
}

/** The check sheet (校核意见) as data: page, Word and PDF set the same. */
export interface CheckSheet {
  readonly title: string;
  readonly agency: string;
  readonly year: string;
  readonly file: string;
  readonly on: string;
  readonly reviewer: string;
  readonly outcome: string;
  /** Nothing is left to be done: one calm line instead of lists. */
  readonly isClear: boolean;
  readonly groups: readonly SheetGroup[];
  readonly accepted: readonly AcceptedItem[];
  /** What could not be read, with what to do. */
  readonly unread: readonly { readonly place: string; readonly text: string; readonly message: string }[];
  /** Rules that lack the same thing stand together. */
  readonly notJudged: readonly { readonly titles: string; readonly reason: string }[];
}

const GROUPS: readonly { severity: Severity; label: string; explanation: string }[] = [
  { severity: 'error', label: '必改', explanation: '不改正不能报送' },
  { severity: 'warning', label: '请核实', explanation: '确属如此的，可以说明情况后保留' },
  { severity: 'notice', label: '建议', explanation: '供修改时参考' },
];

const titles = new Map(rules.map(({ id, title }) => [id, title]));
const titleOf = (rule: string) => titles.get(rule) ?? rule;

export function checkSheetOf(report: Report, { file = '', on = '', reviewer = '' }: SheetOptions = {}): CheckSheet {
  const open = report.findings.filter(({ accepted }) => !accepted);
  let number = 0;
  const groups = GROUPS.map(({ severity, label, explanation }) => ({
    label,
    explanation,
    items: open.filter(finding => finding.severity === severity).map(finding => itemOf(finding, ++number)),
  })).filter(({ items }) => items.length > 0);
  const accepted = report.findings.flatMap(finding => {
    if (!finding.accepted) return [];
    const { reason, by = '', on: day = '' } = finding.accepted;
    const severity = GROUPS.find(group => group.severity === finding.severity)!.label;
    return [{ ...itemOf(finding, ++number), severity, reason, by: [by, day].filter(Boolean).join('，') }];
  });
  const isChecked = report.checks.length > 0;
  return {
    title: '政府信息公开工作年度报告校核意见',
    agency: report.agency ?? '（没有读出机关名称）',
    year: report.year === null ? '（没有读出年度）' : `${report.year}年`,
    file,
    on,
    reviewer,
    outcome: isChecked ? outcomeOf(groups, accepted.length) : '本报告未经校核。',
    isClear: isChecked && groups.length === 0,
    groups,
    accepted,
    unread: report.problems.map(({ place, text, message }) => ({ place: formatPlace(place), text, message })),
    notJudged: notJudgedOf(report),
  };
}

function notJudgedOf({ checks }: Report): CheckSheet['notJudged'] {
  const byReason = new Map<string, string[]>();
  for (const { rule, outcome, reason = '' } of checks)
    if (outcome === 'cannot-be-judged') byReason.set(reason, [...(byReason.get(reason) ?? []), titleOf(rule)]);
  return [...byReason].map(([reason, titled]) => ({ titles: titled.join('、'), reason }));
}

function itemOf({ rule, place, also = [], actual, expected, message, basis }: Finding, number: number): SheetItem {
  return {
    number,
    title: titleOf(rule),
    place: formatPlace(place),
    also: [...new Set(also.map(formatPlace))],
    actual,
    expected,
    message,
    basis,
  };
}

function outcomeOf(groups: readonly SheetGroup[], accepted: number): string {
  const kept = accepted > 0 ? `另有 ${accepted} 处已说明情况并保留。` : '';
  if (groups.length === 0) return `校核通过，没有需要修改的地方。${kept}`;
  const counts = groups.map(({ label, items }) => `${label} ${items.length} 处`).join('、');
  const mustChange = groups.some(({ label }) => label === '必改');
  const next = mustChange ? '请改正必改的各处后重新报送。' : '没有必改的问题，核实后可以报送。';
  return `校核发现${counts}。${next}${kept}`;
}

/** Of many places the first, and how many more: nobody reads a hundred cells. */
export function formatAlso(also: readonly string[]): string {
  if (also.length === 0) return '';
  const shown = also.slice(0, MOST_PLACES).join('；');
  return also.length > MOST_PLACES ? `${shown}；等 ${also.length} 处` : shown;
}

const MOST_PLACES = 6;

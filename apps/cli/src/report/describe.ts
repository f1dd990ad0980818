import { type Finding, formatPlace, type Report, type Severity } from '@gongkai/annual-report';
import { listCells, reportForms } from '@gongkai/statute';

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = { error: '必改', warning: '请核实', notice: '建议' };
export const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** What was read, in a few lines. */
export function describeReport({ agency, year, format, title, sections, cells }: Report): readonly string[] {
  const all = format ? listCells(reportForms[format]).length : 0;
  const read = Object.values(cells).filter(({ kind }) => kind === 'number').length;
  return [
    title ?? '（未读出标题）',
    `机关：${agency ?? '未读出'} · 年度：${year ?? '未读出'} · ${format ? `${format} 年版格式，数字 ${read} / ${all} 格` : '没有三张表'}`,
    ...sections.map(({ heading, text }) => `  ${heading || '（正文前）'}：${[...text.replace(/\s/gu, '')].length} 字`),
  ];
}

export const describeProblems = ({ problems }: Report): readonly string[] =>
  problems.length === 0
    ? []
    : [
        '',
        `未能读准 ${problems.length} 处：`,
        ...problems.map(({ message, place }) => `  ${formatPlace(place)}：${message}`),
      ];

export function describeFindings({ findings }: Report): readonly string[] {
  if (findings.length === 0) return ['', '未发现问题。'];
  return [
    '',
    countLine(findings),
    ...findings.map(
      ({ severity, place, message, rule, accepted }) =>
        `  ${SEVERITY_LABELS[severity]}${accepted ? '（已说明）' : ''}  ${formatPlace(place)}：${message}（${rule}）`,
    ),
  ];
}

/** 必改 2 · 请核实 1 · 建议 0 */
export const countLine = (findings: readonly Finding[]) =>
  severities
    .map(severity => `${SEVERITY_LABELS[severity]} ${findings.filter(finding => finding.severity === severity).length}`)
    .join(' · ');

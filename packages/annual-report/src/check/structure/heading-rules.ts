import { overviewParts, reportSections } from '@gongkai/statute';
import { formatPlace } from '../../form/format-place.ts';
import { cannotBeJudged, type FindingDraft, failWith, pass, type Rule } from '../rule.ts';

const FORM = '国办公开办函〔2021〕30号《政府信息公开工作年度报告格式》';
const TITLE = /^(?<agency>\S.*?)\s*(?<year>20\d{2})\s*年(?<rest>.*)$/su;

/** However a heading is numbered: 一、 1. （一） 第一部分. */
const NUMBER =
  /^(?:第?(?<bare>[一二三四五六七八九十]{1,2}|\d{1,2})(?:部分)?(?:[、.．,，:：]|(?=[^\d一二三四五六七八九十])|$)|[（(](?<bracketed>[^）)]{1,2})[）)])/u;

/** Numbers as the form has them: 一 before the title; spaces and a missing or other mark are a matter of typing. */
function headingFault(heading: string, numeral: string): string | null {
  const match = NUMBER.exec(heading.normalize('NFKC').replace(/\s+/gu, ''))?.groups;
  if (match?.bracketed !== undefined) return `序号为“（${match.bracketed}）”`;
  if (match?.bare === undefined) return '没有序号';
  return match.bare === numeral ? null : `序号为“${match.bare}”`;
}

export const headingRules: readonly Rule[] = [
  {
    id: 'title-pattern',
    severity: 'notice',
    title: '标题',
    basis: '年度报告格式：机关名称、年度、“政府信息公开工作年度报告”',
    check(report) {
      const { title } = report;
      if (title === null)
        return failWith([
          {
            place: { part: 'title' },
            expected: '××机关××××年政府信息公开工作年度报告',
            actual: '没有读出标题',
            message: '没有读出标题，请在正文前写明“机关名称＋年度＋政府信息公开工作年度报告”。',
          },
        ]);
      const match = TITLE.exec(title.replace(/\s+/gu, ''))?.groups;
      if (match && match.rest === '政府信息公开工作年度报告') return pass;
      return failWith([
        {
          place: { part: 'title', start: 0, end: title.length },
          expected: `${report.agency ?? '机关名称'}${report.year ?? '××××'}年政府信息公开工作年度报告`,
          actual: title,
          message: `标题与格式不同，建议写作“${report.agency ?? '机关名称'}${report.year ?? '××××'}年政府信息公开工作年度报告”。`,
        },
      ]);
    },
  },
  {
    id: 'heading-numbering',
    severity: 'notice',
    title: '部分的序号',
    basis: FORM,
    check({ sections }) {
      const read = sections.filter(({ key, heading }) => key !== 'preface' && heading !== '');
      if (read.length === 0) return cannotBeJudged('没有读到各部分的标题。');
      return failWith(
        read.flatMap(({ key, heading }): FindingDraft[] => {
          const { numeral, title } = reportSections.find(({ id }) => id === key)!;
          const fault = headingFault(heading, numeral);
          if (!fault) return [];
          return [
            {
              place: { part: 'section', section: key },
              expected: `${numeral}、${title}`,
              actual: heading,
              message: `“${heading.trim()}”${fault}，格式为“${numeral}、${title}”。`,
            },
          ];
        }),
      );
    },
  },
  {
    id: 'label-variant',
    severity: 'notice',
    title: '表格栏目用字',
    basis: FORM,
    check: ({ labels }) =>
      failWith(
        labels
          .filter(({ kind }) => kind === 'misprint')
          .map(({ printed, official, place }) => ({
            place,
            expected: official,
            actual: printed,
            message: `${formatPlace({ part: 'table', ...(place.table ? { table: place.table } : {}) })}栏目“${printed.trim()}”应为“${official}”。若是下发的模板印错，请告诉主管部门统一改正。`,
          })),
      ),
  },
  {
    id: 'overview-parts',
    severity: 'notice',
    title: '总体情况的五个方面',
    basis: '国办公开办函〔2021〕30号：总体情况写五个方面',
    isOff: true,
    check({ format, sections }) {
      if (format !== '2021') return cannotBeJudged('2021 年版格式才有五个方面。');
      const overview = sections.find(({ key }) => key === 'overview');
      if (!overview) return cannotBeJudged('没有读到总体情况。');
      const missing = overviewParts.filter(part => !overview.parts.some(({ key }) => key === part));
      return failWith(
        missing.length === 0
          ? []
          : [
              {
                place: { part: 'section', section: 'overview' },
                expected: overviewParts.join('、'),
                actual: `缺 ${missing.join('、')}`,
                message: `总体情况没有分写${missing.map(part => `“${part}”`).join('')}，建议按五个方面分写。`,
              },
            ],
      );
    },
  },
  {
    id: 'overview-length',
    severity: 'notice',
    title: '总体情况的篇幅',
    basis: '地方要求：总体情况约 1000 字',
    isOff: true,
    check({ sections }) {
      const overview = sections.find(({ key }) => key === 'overview');
      if (!overview) return cannotBeJudged('没有读到总体情况。');
      const length = overview.text.replace(/\s/gu, '').length;
      if (length >= 300 && length <= 1_500) return pass;
      return failWith([
        {
          place: { part: 'section', section: 'overview' },
          expected: '约 1000 字',
          actual: `${length} 字`,
          message: `总体情况有 ${length} 字，建议${length < 300 ? '充实' : '压缩'}到 1000 字左右。`,
        },
      ]);
    },
  },
];

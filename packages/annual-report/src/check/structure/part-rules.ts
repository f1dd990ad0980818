import { reportFormFor, reportSections, type TableName } from '@gongkai/statute';
import type { Report, Section } from '../../model/report.ts';
import { cannotBeJudged, failWith, pass, type Rule } from '../rule.ts';
import { isEmpty } from '../tables/report-cells.ts';

const FORM = '国办公开办函〔2021〕30号《政府信息公开工作年度报告格式》';
const tables: readonly { table: TableName; name: string }[] = [
  { table: 'proactive', name: '主动公开政府信息情况' },
  { table: 'applications', name: '收到和处理政府信息公开申请情况' },
  { table: 'remedies', name: '政府信息公开行政复议、行政诉讼情况' },
];
const order = reportSections.map(({ id }) => id as string);
const nameOf = (key: string) => {
  const found = reportSections.find(({ id }) => id === key);
  return found ? `${found.numeral}、${found.title}` : key;
};
const TABLE_OF: Readonly<Record<string, TableName>> = {
  proactive: 'proactive',
  applications: 'applications',
  remedies: 'remedies',
};
const statutory = ({ sections }: Report) => sections.filter(({ key }) => key !== 'preface');
const isBare = ({ text }: Section) => text.trim() === '';

/** Reports before 2019 were free text: no form asks for tables or sections. */
const BEFORE_FORMS = '2019 年度以前没有统一的表格格式。';
const isBeforeForms = ({ year, format }: Report) => format === null && year !== null && reportFormFor(year) === null;
/** Seen, but not read: `cell-unreadable` says so. */
const isUnreadable = ({ problems }: Report, wanted: TableName) =>
  problems.some(({ code, place }) => code === 'table-unreadable' && place.table === wanted);

export const partRules: readonly Rule[] = [
  {
    id: 'table-missing',
    severity: 'error',
    title: '缺少表格',
    basis: `${FORM}：三张表`,
    check(report) {
      if (isBeforeForms(report)) return cannotBeJudged(BEFORE_FORMS);
      return failWith(
        tables
          .filter(({ table }) => isEmpty(report[table]) && !isUnreadable(report, table))
          .map(({ table, name }) => ({
            place: { part: 'table', table },
            expected: `“${name}”表`,
            actual: '没有读到',
            message: `没有读到“${name}”的表格。若表格是图片，请改为可以复制的表格；若缺表，请补上。`,
          })),
      );
    },
  },
  {
    id: 'section-missing',
    severity: 'error',
    title: '缺少部分',
    basis: '条例第五十条；年度报告格式的六个部分',
    check(report) {
      if (isBeforeForms(report)) return cannotBeJudged(BEFORE_FORMS);
      return failWith(
        reportSections
          .filter(({ id }) => !report.sections.some(({ key }) => key === id))
          .map(({ id, numeral, title }) => ({
            place: { part: 'section', section: id },
            expected: `${numeral}、${title}`,
            actual: '没有读到',
            message: `没有读到“${numeral}、${title}”，请补上这一部分。`,
          })),
      );
    },
  },
  {
    id: 'section-order',
    severity: 'warning',
    title: '部分的次序',
    basis: FORM,
    check(report) {
      const read = statutory(report);
      const wrong = read.find((section, n) => n > 0 && order.indexOf(section.key) < order.indexOf(read[n - 1]!.key));
      if (!wrong) return read.length > 1 ? pass : cannotBeJudged('没有读到各部分的标题。');
      return failWith([
        {
          place: { part: 'section', section: wrong.key },
          expected: '一至六依次排列',
          actual: `“${wrong.heading}”排在后面`,
          message: `“${wrong.heading}”的位置与格式不同，六个部分应按一至六依次排列，请调整。`,
        },
      ]);
    },
  },
  {
    id: 'section-duplicate',
    severity: 'warning',
    title: '部分重复',
    basis: FORM,
    check(report) {
      const read = statutory(report);
      return failWith(
        read
          .filter(({ key }, n) => read.findIndex(section => section.key === key) < n)
          .map(({ key, heading }) => ({
            place: { part: 'section', section: key },
            expected: '出现一次',
            actual: `“${heading}”又出现一次`,
            message: `“${nameOf(key)}”出现了两次，请删去多余的一次。`,
          })),
      );
    },
  },
  {
    id: 'section-empty',
    severity: 'warning',
    title: '部分空白',
    basis: '条例第五十条',
    check: report =>
      failWith(
        statutory(report)
          // A table section without its table is told by `table-missing`.
          .filter(section => isBare(section) && !(section.key in TABLE_OF))
          .map(({ key, heading }) => ({
            place: { part: 'section', section: key },
            expected: '有内容',
            actual: '空白',
            message: `“${heading || nameOf(key)}”下面没有内容，请补写；没有需要报告的，请写明“无其他需要报告的事项”。`,
          })),
      ),
  },
  {
    id: 'format-year-mismatch',
    severity: 'error',
    title: '格式与年度不符',
    basis: '国办公开办函〔2019〕60号（2019、2020 年度）；〔2021〕30号（2021 年度起）',
    check(report) {
      const { year, format } = report;
      if (year === null) return cannotBeJudged('没有读出年度。');
      if (format === null) return cannotBeJudged('没有读到三张表。');
      const wanted = reportFormFor(year);
      if (!wanted || wanted.format === format) return pass;
      return failWith([
        {
          place: { part: 'report' },
          expected: `${wanted.format} 年版格式（${wanted.number}）`,
          actual: `${format} 年版格式`,
          message: `${year} 年度应使用${wanted.number}的格式，本报告的表格是 ${format} 年版，请换用现行格式重新填写。`,
        },
      ]);
    },
  },
];

import { overviewParts, type ReportFormat, type ReportSectionId, reportSections } from '@gongkai/statute';
import type { Section, SectionPart } from '../model/report.ts';
import { inventedPrefaces, inventedProblems, inventedSentences } from './invented-words.ts';
import type { Draw } from './sound-values.ts';

export interface TextSubject {
  readonly format: ReportFormat;
  readonly year: number;
  readonly self: string;
  /** What the tables hold: the text states the same. */
  readonly valueOf: (key: string) => number;
}

/** Sections whose figures agree with the tables, so that a sound report comes out clean. */
export function soundSections(subject: TextSubject, draw: Draw): readonly Section[] {
  const fill = (text: string) =>
    text
      .replaceAll('{self}', subject.self)
      .replaceAll('{year}', String(subject.year))
      .replaceAll('{next}', String(subject.year + 1));
  const section = (key: ReportSectionId, lines: readonly string[], parts: readonly SectionPart[] = []): Section => {
    const { numeral, title } = reportSections.find(({ id }) => id === key)!;
    return { key, heading: `${numeral}、${title}`, text: paragraphs(lines.map(fill)), parts };
  };
  return [
    { key: 'preface', heading: '', text: paragraphs(inventedPrefaces.map(fill)), parts: [] },
    overview(subject, draw, fill),
    section('proactive', []),
    section('applications', draw(3) === 0 ? ['本年度收到和处理申请的数量按申请人类别统计如下。'] : []),
    section('remedies', []),
    section('problems', inventedProblems),
    section('other', [feeStatement(subject), '其他需要说明的：本报告为虚构。']),
  ];
}

const paragraphs = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('');

function overview(subject: TextSubject, draw: Draw, fill: (text: string) => string): Section {
  const parts: SectionPart[] = [];
  let text = '';
  for (const [n, key] of overviewParts.entries()) {
    const heading = `（${'一二三四五'[n]}）${key}${draw(1) === 0 ? '' : '情况'}`;
    const sentences = inventedSentences[key]!;
    const chosen = sentences.filter((_, index) => index === 0 || draw(2) > 0);
    const own = paragraphs([...figures(key, subject), ...chosen].map(fill));
    // The form of 2019 knows no parts: there the paragraphs follow one another.
    if (subject.format === '2021') {
      text += `${heading}\n`;
      parts.push({ key, heading, text: own, start: text.length });
    }
    text += own;
  }
  return { key: 'overview', heading: '一、总体情况', text, parts };
}

function figures(part: string, { format, valueOf }: TextSubject): readonly string[] {
  const total = (row: string) => valueOf(`applications.${row}.total`);
  const group = (...rows: readonly string[]) => rows.reduce((sum, row) => sum + total(row), 0);
  if (part === '主动公开') {
    const column = format === '2021' ? 'issued' : 'made';
    return [`{year}年制发行政规范性文件${valueOf(`proactive.normativeDocuments.${column}`)}件，均已公开。`];
  }
  if (part === '监督保障') {
    const suits = valueOf('remedies.litigation.total') + valueOf('remedies.litigationAfterReconsideration.total');
    return [`因政府信息公开被申请行政复议${valueOf('remedies.reconsideration.total')}件，被提起行政诉讼${suits}件。`];
  }
  if (part !== '依申请公开') return [];
  const refused = group(
    'denied.stateSecret',
    'denied.otherLaw',
    'denied.threeSecurities',
    'denied.thirdParty',
    'denied.internalAffairs',
    'denied.process',
    'denied.enforcementFile',
    'denied.adminInquiry',
  );
  return [
    `全年收到政府信息公开申请${total('new')}件，上年结转${total('carriedIn')}件。`,
    `办理结果为：予以公开${total('granted')}件，部分公开${total('partial')}件，不予公开${refused}件，结转下年度继续办理${total('carriedOut')}件。`,
  ];
}

/** 国办函〔2020〕109号: from 2021 on section 六 says what was charged. */
function feeStatement({ format, valueOf }: TextSubject): string {
  if (format === '2019') return '无其他需要报告的事项。';
  const overdue = valueOf('applications.other.feeOverdue.total');
  if (overdue === 0) return '信息处理费情况：本年度未收取信息处理费。';
  return `信息处理费情况：本年度发出收费通知${overdue + 3}件，总金额${(overdue + 3) * 40}元，实际收取120元；逾期不再处理的${overdue}件。`;
}

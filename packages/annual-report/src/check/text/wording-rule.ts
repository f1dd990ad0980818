import { failWith, type Rule } from '../rule.ts';
import { matchSections, quote } from './text-places.ts';
import { wordings } from './wording.ts';

export const wordingRule: Rule = {
  id: 'wording',
  severity: 'warning',
  title: '用字用语',
  basis: '公文用字（GB/T 9704-2012；出版物数字、用字规范）',
  check: report =>
    failWith(
      wordings
        .filter(({ from = 0, until = 9_999 }) => report.year === null || (from <= report.year && report.year <= until))
        .flatMap(({ wrong, right, why, severity }) =>
          matchSections(report, wrong).map(({ section, place, text }) => ({
            place,
            ...(severity ? { severity } : {}),
            expected: right || '改正',
            actual: text,
            message: right
              ? `“${quote(section, place)}”中“${text}”应为“${right}”：${why}。`
              : `“${quote(section, place)}”中“${text}”：${why}，请改正。`,
          })),
        ),
    ),
};

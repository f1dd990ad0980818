import { failWith, type Rule } from '../rule.ts';
import { isInName, matchSections, quote } from './text-places.ts';
import { wordings } from './wording.ts';

/** All words of the dictionary at once: most texts hold none. */
const ANY = new RegExp(wordings.map(({ wrong }) => wrong.source).join('|'), 'u');

export const wordingRule: Rule = {
  id: 'wording',
  severity: 'warning',
  title: '用字用语',
  basis: '公文用字（GB/T 9704-2012；出版物数字、用字规范）',
  check(report) {
    if (!report.sections.some(({ text }) => ANY.test(text))) return failWith([]);
    const dated = wordings.filter(
      ({ from = 0, until = 9_999 }) => report.year === null || (from <= report.year && report.year <= until),
    );
    return failWith(
      dated.flatMap(({ wrong, right, why, severity }) =>
        matchSections(report, wrong)
          // Names of documents are quoted as they are.
          .filter(({ section, place, text }) => /^[“"]/u.test(text) || !isInName(section.text, place.start!))
          .map(({ section, place, text }) => ({
            place,
            ...(severity ? { severity } : {}),
            expected: right || '改正',
            actual: text,
            message: right
              ? `“${quote(section, place)}”中“${text}”应为“${right}”：${why}。`
              : `“${quote(section, place)}”中“${text}”：${why}，请改正。`,
          })),
      ),
    );
  },
};

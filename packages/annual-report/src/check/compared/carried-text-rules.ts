import { comparedText, cutPassages, type Passage } from '../../compare/passages.ts';
import { shinglesOf, similarity } from '../../compare/similarity.ts';
import type { Report, Section } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { onOneLine, placeIn } from '../text/text-places.ts';
import { findForgottenPromises } from './promises.ts';

/** From which similarity on a section repeats another text. */
const REPEATED = 0.85;
/** A shorter section says what must be said: 无其他需要报告的事项. */
const SHORTEST = 80;
/** A section five of more passages than this is none. */
const MOST_PASSAGES = 100;
const percent = (share: number) => `${Math.round(share * 100)}%`;
const nameOf = ({ agency, year }: Report) => `${agency ?? '另一机关'}${year ?? ''}年`;

const shinglesIn = (report: Report, text: string) => shinglesOf(comparedText(text, report.agency));

/** A section that stands nearly word for word in another report. */
function findRepeated(report: Report, other: Report): readonly FindingDraft[] {
  return report.sections.flatMap(section => {
    // The preface says what every year's says: basis, period, address.
    if (section.key === 'preface' || section.text.replace(/\s/gu, '').length < SHORTEST) return [];
    const counterpart = other.sections.find(({ key, text }) => key === section.key && text.trim() !== '');
    if (!counterpart) return [];
    const near = similarity(shinglesIn(report, section.text), shinglesIn(other, counterpart.text));
    if (near < REPEATED) return [];
    return [
      {
        place: placeIn(section, 0, section.text.trimEnd().length),
        expected: '本年度的情况',
        actual: `与${nameOf(other)}年报相似 ${percent(near)}`,
        message: `“${section.heading}”与${nameOf(other)}年报相似 ${percent(near)}：${bothPassages(report, section, other, counterpart)}，请按本年度实际情况重写。`,
      },
    ];
  });
}

/** The longest passage that stands in both, as each of them has it. */
function bothPassages(report: Report, section: Section, other: Report, counterpart: Section): string {
  const theirs = cutPassages(counterpart.key, counterpart.text).slice(0, MOST_PASSAGES);
  const shown = ({ text }: Passage) => `“${onOneLine(text).slice(0, 50)}…”`;
  let longest: { own: Passage; twin: Passage } | null = null;
  for (const own of cutPassages(section.key, section.text).slice(0, MOST_PASSAGES)) {
    if (longest && own.text.length <= longest.own.text.length) continue;
    const twin = nearest(own, report, theirs, other);
    if (twin) longest = { own, twin };
  }
  return longest
    ? `本报告${shown(longest.own)}，对方${shown(longest.twin)}`
    : `对方写的是“${onOneLine(counterpart.text).slice(0, 50)}…”`;
}

/** Problems that last year's report named already, and promises it made that this year's does not mention. */
function findOldProblems(report: Report, previous: Report): readonly FindingDraft[] {
  const now = report.sections.filter(({ key }) => key === 'problems');
  const before = previous.sections
    .filter(({ key }) => key === 'problems')
    .flatMap(({ key, text }) => cutPassages(key, text))
    .slice(0, MOST_PASSAGES);
  return now.flatMap(section =>
    cutPassages(section.key, section.text)
      .slice(0, MOST_PASSAGES)
      .flatMap((passage): FindingDraft[] => {
        const twin = nearest(passage, report, before, previous);
        if (!twin) return [];
        return [
          {
            place: placeIn(section, passage.start, passage.end),
            expected: '本年度的问题和改进',
            actual: onOneLine(passage.text).slice(0, 60),
            message: `这一段上年年报已经写过（“${onOneLine(twin.text).slice(0, 40)}…”），请写明上年的问题改进得怎样，今年又有什么问题。`,
          },
        ];
      }),
  );
}

function nearest(passage: Passage, report: Report, others: readonly Passage[], other: Report): Passage | null {
  const shingles = shinglesIn(report, passage.text);
  return others.find(one => similarity(shingles, shinglesIn(other, one.text)) >= 0.8) ?? null;
}

export const carriedTextRules: readonly Rule[] = [
  {
    id: 'boilerplate',
    severity: 'warning',
    title: '照抄',
    basis: '条例第四十七条、第五十条：报告上一年度的实际情况',
    needs: 'others',
    check(report, { previous, others = [] }) {
      // Townships of one county share a template: another agency counts only outside our own county.
      const foreign = others.filter(other => countyOf(other) === null || countyOf(other) !== countyOf(report));
      const compared = [...(previous ? [previous] : []), ...foreign];
      if (compared.length === 0)
        return cannotBeJudged('没有上年年报或者外地机关的年报可以对照（同县共用模板的不比）。');
      return failWith(compared.flatMap(other => findRepeated(report, other)));
    },
  },
  {
    id: 'problems-repeated',
    severity: 'warning',
    title: '问题重复',
    basis: '条例第五十条第（四）项：主要问题及改进情况',
    needs: 'previous',
    check: (report, { previous }) =>
      previous
        ? failWith([...findOldProblems(report, previous), ...findForgottenPromises(report, previous)])
        : cannotBeJudged('没有上年年报，不能前后对照。'),
  },
];

/** 云岭县青石镇人民政府 → 云岭县. */
const countyOf = ({ agency }: Report): string | null => /^(.{1,8}?[县市区旗])(?=.)/u.exec(agency ?? '')?.[1] ?? null;

import { groupBy } from '../../model/group-by.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { placeIn, quote } from '../text/text-places.ts';
import { type Claim, readClaims } from './read-claims.ts';

/** One reading of the text serves both rules. */
const kept = new WeakMap<object, readonly Claim[]>();
function claimsOf(report: Parameters<typeof readClaims>[0]): readonly Claim[] {
  const claims = kept.get(report.sections) ?? readClaims(report);
  kept.set(report.sections, claims);
  return claims;
}

/** Outcomes that add up to the applications of the year. */
const OUTCOMES = new Set(['granted', 'partial', 'denied', 'unavailable', 'notProcessed']);
const isOutcome = (id: string) => OUTCOMES.has(id.split('.')[0]!);

export const proseRules: readonly Rule[] = [
  {
    id: 'prose-table',
    severity: 'warning',
    title: '文字与表格一致',
    basis: '年报文字中的数字与三张表一致',
    check(report) {
      if (report.format === null) return cannotBeJudged('没有读到三张表。');
      const claims = claimsOf(report);
      const byTopic = groupBy(claims, ({ topic }) => topic);
      return failWith(
        [...byTopic].flatMap(([topic, stated]): FindingDraft[] => {
          const allowed = topic.values(report);
          if (allowed === null) return [];
          // 其中网上申请3件 is a part of what was received; of outcomes, parts are the usual way to state them.
          const weighed = topic.id === 'received' ? stated.filter(({ isPart }) => !isPart) : stated;
          const wrong = weighed.filter(({ value }) => !allowed.includes(value));
          // Where one statement agrees, a smaller other one may be a part that does not say so; a larger one cannot.
          const most = Math.max(...allowed);
          const agreeing = weighed.length > wrong.length;
          return wrong
            .filter(({ value }) => !agreeing || value > most || value === 0)
            .slice(0, 2)
            .map(({ section, start, end, value }) => {
              const place = placeIn(section, start, end);
              return {
                place,
                expected: [...new Set(allowed)].join(' 或 '),
                actual: String(value),
                message: `文字“${quote(section, place, 16)}”说${topic.name}为 ${value}，表格中为 ${[...new Set(allowed)].join(' 或 ')}，请核实并改为一致。`,
              };
            });
        }),
      );
    },
  },
  {
    id: 'prose-arithmetic',
    severity: 'warning',
    title: '文字中的数字自洽',
    basis: '同一句中分项相加等于总数',
    check(report) {
      const bySentence = groupBy(claimsOf(report), ({ section, sentence }) => `${section.key}/${sentence}`);
      return failWith(
        [...bySentence.values()].flatMap((claims): FindingDraft[] => {
          const whole = claims.find(({ topic, isPart }) => topic.id === 'received' && !isPart);
          const parts = claims.filter(({ topic, start }) => isOutcome(topic.id) && start > (whole?.start ?? 0));
          if (!whole || parts.length < 2) return [];
          // 不予公开2件，其中内部事务1件、过程性1件: reasons are parts of their group, not beside it.
          const groups = new Set(parts.map(({ topic }) => topic.id));
          const added = parts.filter(({ topic }) => !(topic.id.includes('.') && groups.has(topic.id.split('.')[0]!)));
          const sum = added.reduce((total, { value }) => total + value, 0);
          if (sum === whole.value || added.length < 2) return [];
          const place = placeIn(whole.section, whole.start, parts.at(-1)!.end);
          // Cases carried in or out explain a difference within a sentence that names them.
          if (claims.some(({ topic }) => topic.id === 'carriedIn' || topic.id === 'carriedOut')) return [];
          return [
            {
              place,
              expected: `分项相加为 ${whole.value}`,
              actual: `${added.map(({ value }) => value).join('＋')}＝${sum}`,
              message: `“${quote(whole.section, place, 4)}”：总数为 ${whole.value}，分项相加为 ${sum}，请核实。`,
            },
          ];
        }),
      );
    },
  },
];

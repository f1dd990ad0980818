import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { placeIn, quote } from '../text/text-places.ts';
import type { Claim } from './claim.ts';
import { findKindSum } from './kinds-of-a-sum.ts';
import { findOutcomeSums } from './parts-of-a-sum.ts';
import { readClaims } from './read-claims.ts';

/** One reading of the text serves both rules. */
const kept = new WeakMap<object, readonly Claim[]>();
function claimsOf(report: Report): readonly Claim[] {
  const claims = kept.get(report.sections) ?? readClaims(report);
  kept.set(report.sections, claims);
  return claims;
}

/** `Map.groupBy`, which Node 20 and browsers of 2023 do not have. */
function groupBy<Key>(claims: readonly Claim[], keyOf: (claim: Claim) => Key): Map<Key, Claim[]> {
  const groups = new Map<Key, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(keyOf(claim));
    if (group) group.push(claim);
    else groups.set(keyOf(claim), [claim]);
  }
  return groups;
}

const agrees = ({ value, within }: Claim, allowed: readonly number[]) =>
  allowed.some(one => Math.abs(one - value) <= within + 1e-9);

/**
 * All that is stated of one thing, weighed together: where one statement agrees, a smaller one may be a part of it; and parts told
 * one by one (不掌握1件，信息不存在1件) add up.
 */
function findWrong(stated: readonly Claim[], allowed: readonly number[]): readonly Claim[] {
  const weighed = stated.filter(({ isPart, topic }) => !(isPart && topic.id === 'received'));
  const wrong = weighed.filter(claim => !agrees(claim, allowed));
  const isOneTelling =
    wrong.length > 1 &&
    wrong.every(({ sentence, section }) => sentence === wrong[0]!.sentence && section === wrong[0]!.section);
  if (isOneTelling && allowed.includes(wrong.reduce((sum, { value }) => sum + value, 0))) return [];
  const most = Math.max(...allowed);
  const someAgree = weighed.length > wrong.length;
  return wrong.filter(({ value }) => !someAgree || value > most || value === 0).slice(0, 2);
}

const proseTable: Rule = {
  id: 'prose-table',
  severity: 'warning',
  title: '文字与表格一致',
  basis: '年度报告格式：文字所述数字与三张表一致',
  check(report) {
    if (report.format === null) return cannotBeJudged('没有读到三张表。');
    const byTopic = groupBy(claimsOf(report), ({ topic }) => topic);
    let open = 0;
    const findings = [...byTopic].flatMap(([topic, stated]): FindingDraft[] => {
      const allowed = topic.values(report);
      if (allowed === null) {
        open++;
        return [];
      }
      return findWrong(stated, allowed).map(({ section, start, end, value }) => {
        const place = placeIn(section, start, end);
        const unit = topic.unit === 'money' ? ' 万元' : '';
        const printed = `${allowed.join(' 或 ')}${unit}`;
        return {
          place,
          expected: printed,
          actual: `${value}${unit}`,
          message: `文字“${quote(section, place, 16)}”说${topic.name}为 ${value}${unit}，表格中为 ${printed}，请核实并改为一致。`,
        };
      });
    });
    if (findings.length === 0 && open > 0) return cannotBeJudged(`表格有空白，文字中有 ${open} 处数字不能对照。`);
    return failWith(findings);
  },
};

const proseArithmetic: Rule = {
  id: 'prose-arithmetic',
  severity: 'warning',
  title: '文字中的数字自洽',
  basis: '同一句中分项相加等于总数',
  check(report) {
    const sentences = groupBy(claimsOf(report), ({ section, sentence }) => `${section.key}/${sentence}`);
    return failWith(
      [...sentences.values()].flatMap(claims => {
        const outcomes = findOutcomeSums(report, claims).map(({ whole, expected, values, end }) =>
          draft(whole, expected, values, end),
        );
        const whole = claims.find(({ topic, isPart }) => topic.id === 'received' && !isPart);
        const kinds = whole && findKindSum(whole);
        return kinds ? [...outcomes, draft(whole, whole.value, kinds.values, kinds.end)] : outcomes;
      }),
    );
  },
};

function draft(whole: Claim, expected: number, values: readonly number[], end: number): FindingDraft {
  const place = placeIn(whole.section, whole.start, end);
  const sum = values.reduce((added, value) => added + value, 0);
  return {
    place,
    expected: `分项相加为 ${expected}`,
    actual: `${values.join('＋')}＝${sum}`,
    message: `“${quote(whole.section, place, 4)}”：总数为 ${expected}，分项相加为 ${sum}，请核实是总数还是分项写错。`,
  };
}

export const proseRules: readonly Rule[] = [proseTable, proseArithmetic];

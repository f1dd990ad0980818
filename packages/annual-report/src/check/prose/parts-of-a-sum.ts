import type { Report } from '../../model/report.ts';
import type { Claim } from './claim.ts';
import { groupTotal } from './topics.ts';

/** Outcomes that add up to the applications of the year, as groups of table 3. */
const OUTCOMES = ['granted', 'partial', 'denied', 'unavailable', 'notProcessed', 'other'] as const;
const groupOf = ({ topic }: Claim) => OUTCOMES.find(group => topic.id === group || topic.id.startsWith(`${group}.`));

export interface PartsOfSum {
  readonly whole: Claim;
  /** What the parts should come to: what was received, with what was carried in where the text names it. */
  readonly expected: number;
  readonly values: readonly number[];
  readonly end: number;
}

/** 共收到4件，其中3件予以公开，2件不予公开: what was received against its outcomes, within one sentence. */
export function findOutcomeSums(report: Report, sentence: readonly Claim[]): readonly PartsOfSum[] {
  const whole = sentence.find(({ topic, isPart }) => (topic.id === 'received' || topic.id === 'handled') && !isPart);
  if (!whole) return [];
  const outcomes = sentence.filter(claim => groupOf(claim) !== undefined && claim.start > whole.start);
  // 不予公开2件，其中内部事务1件、过程性1件: reasons are parts of their group, not beside it.
  const groups = new Set(outcomes.map(({ topic }) => topic.id));
  const parts = outcomes.filter(claim => !(claim.topic.id.includes('.') && groups.has(groupOf(claim)!)));
  if (parts.length < 2) return [];
  const added = (id: string) => sentence.filter(({ topic }) => topic.id === id);
  const values = [...parts, ...added('carriedOut')].map(({ value }) => value);
  const sum = sumOf(values);
  const carriedIn = sumOf(added('carriedIn').map(({ value }) => value));
  if (sum === whole.value || sum === whole.value + carriedIn) return [];
  if (isExplained(report, whole.value, sum, parts, sentence)) return [];
  return [{ whole, expected: whole.value + carriedIn, values, end: Math.max(...parts.map(({ end }) => end)) }];
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The sentence leaves out what the tables hold: outcomes it does not name, cases carried in or out. */
function isExplained(report: Report, whole: number, sum: number, parts: readonly Claim[], sentence: readonly Claim[]) {
  const named = new Set(parts.map(groupOf));
  const unnamed = OUTCOMES.filter(group => !named.has(group));
  const left = unnamed.map(group => groupTotal(report, group) ?? 0).reduce((added, value) => added + value, 0);
  const names = (id: string) => sentence.some(({ topic }) => topic.id === id);
  const at = (row: string) => report.applications[row]?.total ?? 0;
  const out = names('carriedOut') ? 0 : at('carriedOut');
  const carriedIn = names('carriedIn') ? 0 : at('carriedIn');
  const wholes = [whole, whole + carriedIn];
  return (
    left + out + carriedIn > 0 && [sum, sum + left, sum + out, sum + left + out].some(value => wholes.includes(value))
  );
}

import { sentenceEnd } from '../text/text-places.ts';
import type { Claim } from './claim.ts';
import { readNumbers } from './read-number.ts';

/** Ways of sending an application, and kinds of applicants: each names all there are when a sentence lists them. */
const FAMILIES: readonly RegExp[] = [
  /网上|网络|在线|平台|信函|邮寄|信件|当面|现场|窗口|电子邮件|邮箱|邮件|传真/u,
  /自然人|公民|个人|法人|组织|企业/u,
];
const COUNTER = /^\s*[件份起条例项次宗个]/u;

export interface KindsOfSum {
  readonly values: readonly number[];
  readonly end: number;
}

/** 共收到5件，其中网上申请3件，信函申请1件: what was received against its ways or its applicants. */
export function findKindSum(whole: Claim): KindsOfSum | null {
  const { text } = whole.section;
  const to = sentenceEnd(text, whole.end);
  const rest = text.slice(whole.end, to);
  const list = /^[，,；（(：:\s]*(?:其中|包括|分别为|分别是)[，,：:]?/u.exec(rest);
  if (!list || /等|主要/u.test(rest)) return null;
  const values: number[] = [];
  let family: RegExp | undefined;
  let at = whole.end + list[0].length;
  for (const clause of text.slice(at, to).split(/(?<=[，、；,;）)])/u)) {
    const counted = readNumbers(clause).filter(({ end }) => COUNTER.test(clause.slice(end)));
    family ??= FAMILIES.find(words => words.test(clause));
    if (counted.length !== 1 || !counted[0]!.isExact || !family?.test(clause)) break;
    values.push(counted[0]!.value);
    at += clause.length;
  }
  if (values.length < 2) return null;
  return values.reduce((sum, value) => sum + value, 0) === whole.value ? null : { values, end: at };
}

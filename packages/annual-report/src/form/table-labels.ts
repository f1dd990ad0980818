import { type FormColumn, type FormRow, reportForms } from '@gongkai/statute';
import { isOneSlipAway, type LabelMatch } from './match-label.ts';
import { normaliseLabel, squeeze, withoutInstructions, withoutResidue } from './normalise-label.ts';

/** What a printed label can be in the three tables. 其他 and 总计 are several at once: only their neighbours can tell. */
export type LabelRole =
  | 'article' // 第二十条第（一）项
  | 'proactive-head' // 信息内容
  | 'proactive-row'
  | 'proactive-column'
  | 'applications-head' // 申请人情况, 法人或其他组织, 勾稽关系
  | 'applicant'
  | 'application-row'
  | 'application-group' // 三、本年度办理结果, （三）不予公开, …
  | 'litigation-head' // 行政诉讼
  | 'remedy-group'
  | 'remedy-result';

export interface LabelMeaning {
  readonly role: LabelRole;
  readonly id: string;
  readonly official: string;
  readonly kind: LabelMatch<unknown>['kind'];
}

type Entry = readonly [
  role: LabelRole,
  id: string,
  official: string,
  alsoPrinted?: readonly string[] | undefined,
  misprints?: readonly string[] | undefined,
];

const ofRow = (role: LabelRole, { id, path, alsoPrinted, misprints }: FormRow): Entry => [
  role,
  id,
  path.at(-1)!,
  alsoPrinted,
  misprints,
];
const ofColumn = (role: LabelRole, { id, label, alsoPrinted, misprints }: FormColumn): Entry => [
  role,
  id,
  label,
  alsoPrinted,
  misprints,
];

const ENTRIES: readonly Entry[] = [
  ...Object.values(reportForms).flatMap((form): Entry[] => [
    ...form.proactive.flatMap(({ rows, columns }) => [
      ...rows.map(row => ofRow('proactive-row', row)),
      ...columns.map(column => ofColumn('proactive-column', column)),
    ]),
    // A bare 合计 is the head of a column; the row is numbered, （七）.
    ...form.applicants.map(column => ofColumn('applicant', column)),
    ...form.applications.map(row => ofRow('application-row', row)),
    ...form.remedies.map(group => ofRow('remedy-group', group)),
    ...form.remedyResults.map(column => ofColumn('remedy-result', column)),
  ]),
  ['proactive-head', 'information', '信息内容'],
  ['applications-head', 'applicants', '申请人情况'],
  ['applications-head', 'organisations', '法人或其他组织', ['法人和其他组织', '法人其他组织']],
  ['application-group', 'results', '三、本年度办理结果'],
  ['application-group', 'denied', '（三）不予公开'],
  ['application-group', 'unavailable', '（四）无法提供'],
  ['application-group', 'notProcessed', '（五）不予处理'],
  ['application-group', 'other', '（六）其他处理'],
  ['litigation-head', 'litigation', '行政诉讼'],
];

const meanings = new Map<string, LabelMeaning[]>();

function put(text: string, [role, id, official]: Entry, kind: LabelMeaning['kind']): void {
  const key = normaliseLabel(text);
  const before = meanings.get(key) ?? [];
  if (key !== '' && !before.some(other => other.role === role && other.id === id))
    meanings.set(key, [...before, { role, id, official, kind }]);
}

// What is official in one form is no slip in the other.
for (const entry of ENTRIES) {
  put(entry[2], entry, 'official');
  put(withoutInstructions(entry[2]), entry, 'official');
}
for (const entry of ENTRIES) for (const text of entry[3] ?? []) put(text, entry, 'variant');
for (const entry of ENTRIES) for (const text of entry[4] ?? []) put(text, entry, 'misprint');

const ARTICLE = /^第?二十条第?\(?([一五六八九])\)?项/u;
const NOTE = /[勾钩]稽关系|第一项加第二项之和/u;
const GROUP_OTHER = /^\(六\)其[他它](?:处理)?$/u;
/** （六）: three rows in the newer form, one in the older. */
const SIXTH_GROUP: readonly LabelMeaning[] = [
  { role: 'application-group', id: 'other', official: '（六）其他处理', kind: 'official' },
  { role: 'application-row', id: 'other', official: '（六）其他处理', kind: 'official' },
];
const NOTHING: readonly LabelMeaning[] = [];

/** Labels are the same few hundred in every report: what one meant is remembered, within bounds. */
const remembered = new Map<string, readonly LabelMeaning[]>();
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 80;

/** Everything that a printed label can mean in the three tables; nothing for figures, blanks and strange words. */
export function findTableLabel(printed: string): readonly LabelMeaning[] {
  const before = remembered.get(printed);
  if (before) return before;
  const found = find(printed);
  if (printed.length > LONGEST_REMEMBERED) return found;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(printed, found);
  return found;
}

function find(printed: string): readonly LabelMeaning[] {
  const text = squeeze(withoutResidue(printed));
  if (text.length < 2 || !/\p{Script=Han}/u.test(text)) return NOTHING;
  const article = ARTICLE.exec(text);
  if (article)
    return [{ role: 'article', id: article[1]!, official: `第二十条第（${article[1]}）项`, kind: 'official' }];
  if (NOTE.test(text)) return [{ role: 'applications-head', id: 'note', official: text, kind: 'official' }];
  if (GROUP_OTHER.test(text)) return SIXTH_GROUP;
  const found = look(text);
  return found.length > 1 && text.startsWith('(七)') ? found.filter(({ role }) => role === 'application-row') : found;
}

function look(text: string): readonly LabelMeaning[] {
  const whole = normaliseLabel(text);
  const bare = normaliseLabel(withoutInstructions(text));
  return (
    meanings.get(whole) ?? meanings.get(bare) ?? findNear(whole) ?? findNear(bare) ?? findBeginning(bare) ?? NOTHING
  );
}

/** One slip of the pen away from the labels of one meaning only. */
function findNear(wanted: string): readonly LabelMeaning[] | undefined {
  if (wanted.length < 4) return undefined;
  let found: readonly LabelMeaning[] | undefined;
  for (const [key, values] of meanings) {
    if (key.length < 4 || Math.abs(key.length - wanted.length) > 1 || !isOneSlipAway(key, wanted)) continue;
    if (found && !haveSameIds(found, values)) return undefined;
    found ??= values;
  }
  return found?.map(meaning => ({ ...meaning, kind: 'near' as const }));
}

const haveSameIds = (one: readonly LabelMeaning[], other: readonly LabelMeaning[]) =>
  one.some(({ role, id }) => other.some(meaning => meaning.role === role && meaning.id === id));

const LONG_ENOUGH_TO_BE_CUT = 6;

/**
 * A label with more words after it (其他对外管理服务事项包括行政处罚…: what it begins with decides, not what it contains), or one
 * cut by the end of a page or cell.
 */
function findBeginning(wanted: string): readonly LabelMeaning[] | undefined {
  let longest = '';
  let cutOf: readonly LabelMeaning[] | undefined;
  for (const [key, values] of meanings) {
    if (key.length > longest.length && key.length >= 4 && wanted.startsWith(key)) longest = key;
    if (wanted.length < LONG_ENOUGH_TO_BE_CUT || !key.startsWith(wanted)) continue;
    if (cutOf && !haveSameIds(cutOf, values)) return longest ? meanings.get(longest) : undefined;
    cutOf = values;
  }
  return longest !== '' ? meanings.get(longest) : cutOf;
}

export const meaningAs = <R extends LabelRole>(
  found: readonly LabelMeaning[],
  ...roles: readonly R[]
): (LabelMeaning & { readonly role: R }) | undefined =>
  found.find((meaning): meaning is LabelMeaning & { readonly role: R } =>
    (roles as readonly string[]).includes(meaning.role),
  );

/** What a label printed in full can mean: no slip, nothing cut off, nothing after it but instructions in brackets. */
export function findWholeLabel(printed: string): readonly LabelMeaning[] {
  if (printed.includes('六') && GROUP_OTHER.test(squeeze(printed))) return SIXTH_GROUP;
  const bare = withoutInstructions(printed);
  const whole = meanings.get(normaliseLabel(printed));
  return whole ?? (bare === printed ? undefined : meanings.get(normaliseLabel(bare))) ?? NOTHING;
}

/** Every way in which a label is printed, normalised: what text without cell borders is cut at. */
export const labelSpellings = (): readonly string[] => [...meanings.keys()];

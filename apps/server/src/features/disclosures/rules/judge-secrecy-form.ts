import type { Openness } from '@gongkai/contract';
import type { Decision } from '../item.ts';

/** 保密审查表 as it was answered. */
export interface SecrecyForm {
  readonly stateSecret: boolean;
  readonly workSecret: boolean;
  readonly businessSecret: boolean;
  readonly personalPrivacy: boolean;
  readonly threeSecurities: boolean;
  readonly unreadableFilesSeen: boolean;
  readonly opinion: string;
}

export type SecrecyAnswer = keyof typeof secrecyAnswers;

/** A "yes" to one of these, and whether it sends the item back even when it is not to be published. */
export const secrecyAnswers = {
  // 条例 art. 14. What is classified does not belong into this system at all, published or not.
  stateSecret: { label: '国家秘密', article: '条例第十四条', always: true },
  workSecret: { label: '工作秘密', article: '保守国家秘密法第六十四条', always: true },
  threeSecurities: { label: '危及国家安全、公共安全、经济安全、社会稳定', article: '条例第十四条', always: false },
  // 条例 art. 15: where the third party agrees or the public interest outweighs, the reviewer answers "no" and says so
  // in the opinion; otherwise it is blacked out first and comes back as another content.
  businessSecret: { label: '商业秘密', article: '条例第十五条', always: false },
  personalPrivacy: { label: '个人隐私', article: '条例第十五条', always: false },
} as const satisfies Record<string, { label: string; article: string; always: boolean }>;

export type SecrecyJudgement =
  | { readonly decision: Decision; readonly yes: readonly SecrecyAnswer[] }
  | { readonly unseenFiles: number };

/** Any "yes" that stands against publication returns the item; files that no program could read must have been looked at. */
export function judgeSecrecyForm(form: SecrecyForm, openness: Openness, unreadableFiles: number): SecrecyJudgement {
  const yes = (Object.keys(secrecyAnswers) as SecrecyAnswer[]).filter(answer => form[answer]);
  const against = yes.filter(answer => openness === 'proactive' || secrecyAnswers[answer].always);
  if (against.length > 0) return { decision: 'returned', yes };
  if (unreadableFiles > 0 && !form.unreadableFilesSeen) return { unseenFiles: unreadableFiles };
  return { decision: 'approved', yes };
}

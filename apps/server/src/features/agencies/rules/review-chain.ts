import type { ReviewStep } from '@gongkai/contract';

/** 起草人初审 → 科室负责人复审 → 分管领导终审, with the secrecy form on the way (条例 art. 17). */
export const defaultReviewChain: readonly ReviewStep[] = [
  { kind: 'draft', label: '起草人初审', withSecrecyForm: false },
  { kind: 'review', label: '科室负责人复审', withSecrecyForm: true },
  { kind: 'final', label: '分管领导终审发布', withSecrecyForm: false },
];

export type ChainFault =
  | 'first-not-draft'
  | 'last-not-final'
  | 'step-out-of-place'
  | 'no-secrecy-form'
  | 'drafter-signs-secrecy';

/** Begins with the drafter, ends with the one who publishes, and somebody other than the drafter signs the secrecy form. */
export function findChainFault(steps: readonly ReviewStep[]): ChainFault | null {
  if (steps[0]?.kind !== 'draft') return 'first-not-draft';
  if (steps.at(-1)?.kind !== 'final' || steps.length < 2) return 'last-not-final';
  if (steps.slice(1, -1).some(step => step.kind !== 'review')) return 'step-out-of-place';
  if (steps[0].withSecrecyForm) return 'drafter-signs-secrecy';
  if (!steps.some(step => step.withSecrecyForm)) return 'no-secrecy-form';
  return null;
}

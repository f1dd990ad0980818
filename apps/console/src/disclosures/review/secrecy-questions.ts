import type { RouteRequest, signSecrecyReview } from '@gongkai/contract';

export type SecrecyForm = RouteRequest<typeof signSecrecyReview>['body']['form'];
type Question = Exclude<keyof SecrecyForm, 'opinion' | 'unreadableFilesSeen'>;

/** 保密审查表: its questions, with the articles of the regulation (条例) and of 保守国家秘密法 behind them. */
export const secrecyQuestions: Record<Question, { label: string; basis: string }> = {
  stateSecret: { label: '是否涉及国家秘密', basis: '条例第十四条' },
  workSecret: { label: '是否涉及工作秘密', basis: '保守国家秘密法第六十四条' },
  businessSecret: { label: '是否涉及商业秘密', basis: '条例第十五条' },
  personalPrivacy: { label: '是否涉及个人隐私', basis: '条例第十五条' },
  threeSecurities: { label: '是否危及国家安全、公共安全、经济安全、社会稳定', basis: '条例第十四条' },
};
export const questionNames = Object.keys(secrecyQuestions) as Question[];

/** The form's answers with nothing answered yet: no question is answered by default. */
export type SecrecyAnswers = { [Name in Question]?: boolean } & { unreadableFilesSeen?: boolean; opinion?: string };

export function formOf(answers: SecrecyAnswers): SecrecyForm {
  return {
    stateSecret: answers.stateSecret === true,
    workSecret: answers.workSecret === true,
    businessSecret: answers.businessSecret === true,
    personalPrivacy: answers.personalPrivacy === true,
    threeSecurities: answers.threeSecurities === true,
    unreadableFilesSeen: answers.unreadableFilesSeen === true,
    opinion: answers.opinion ?? '',
  };
}

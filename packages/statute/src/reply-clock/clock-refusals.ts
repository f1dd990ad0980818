import type { ClockEvent } from './clock-events.ts';

/** Why a step breaks the order of the law; the article beside it. A step that has happened all the same is only recorded. */
export const CLOCK_REFUSALS = {
  'before-receipt': { article: '条例第三十一条', message: '早于收到申请之日。' },
  'already-ended': { article: '条例第三十三条', message: '办理已经结束，期限不再变动。' },
  'correction-repeated': { article: '条例第三十条', message: '补正应当一次性告知，不得再次要求补正。' },
  'correction-too-late': { article: '条例第三十条', message: '补正告知应当自收到申请之日起7个工作日内作出，已超过。' },
  'correction-not-requested': { article: '条例第三十条', message: '没有待补正的告知，不能登记收到补正。' },
  'consultation-repeated': {
    article: '条例第三十二条',
    message: '同一征求意见尚未结束；并行征求意见请用不同的标识区分。',
  },
  'consultation-not-open': { article: '条例第三十二条', message: '没有与之对应的、尚未结束的征求意见。' },
  'consultation-other-day': {
    article: '条例第三十二条',
    message: '征求意见的期限是15个工作日，逾期未复应当登记在第15个工作日。',
  },
  'already-extended': { article: '条例第三十三条', message: '答复期限已经延长过一次，不得再次延长。' },
  'extension-length': { article: '条例第三十三条', message: '延长答复的期限为1至20个工作日。' },
  'extension-too-late': { article: '条例第三十三条', message: '延期应当在答复期限届满之前告知，期限已经届满。' },
  'reasons-not-requested': { article: '条例第三十五条', message: '没有要求说明理由，不能登记收到理由说明。' },
  'deferral-too-late': {
    article: '条例第三十五条',
    message: '延迟答复的期限应当在答复期限届满之前确定，期限已经届满。',
  },
  'deferral-not-later': { article: '条例第三十五条', message: '确定的延迟答复日期应当晚于现有的答复期限。' },
  'fee-repeated': { article: '国办函〔2020〕109号', message: '收费通知已经发出，不再重复发出。' },
  'fee-too-late': { article: '国办函〔2020〕109号', message: '收费通知应当在答复期限届满之前发出，期限已经届满。' },
  'fee-not-noticed': { article: '国办函〔2020〕109号', message: '没有待缴费的收费通知。' },
  'payment-too-late': { article: '国办函〔2020〕109号', message: '已超过缴费期限，视为放弃申请，不再处理。' },
} as const satisfies Record<string, { readonly article: string; readonly message: string }>;

export type ClockRefusalCode = keyof typeof CLOCK_REFUSALS;

export interface ClockRefusal {
  readonly code: ClockRefusalCode;
  readonly article: string;
  readonly message: string;
  readonly event: ClockEvent;
}

export function refuseEvent(event: ClockEvent, code: ClockRefusalCode): ClockRefusal {
  return { code, ...CLOCK_REFUSALS[code], event };
}

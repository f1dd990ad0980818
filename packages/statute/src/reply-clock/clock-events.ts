import type { LocalDate } from '../local-date.ts';

/** What may happen to one application and moves, stops or ends its reply clock (`条例` art. 29–42), and how it is printed. */
export const CLOCK_EVENTS = {
  'correction-requested': { label: '发出补正告知书', article: '条例第三十条' },
  'correction-received': { label: '收到补正', article: '条例第三十条' },
  'consultation-sent': { label: '发出征求意见函', article: '条例第三十二条、第三十三条、第三十四条' },
  'consultation-delivered': { label: '征求意见函送达', article: '条例第三十二条' },
  'consultation-answered': { label: '收到意见', article: '条例第三十二条、第三十四条' },
  'consultation-lapsed': { label: '征求意见逾期未复', article: '条例第三十二条' },
  extended: { label: '延期答复', article: '条例第三十三条' },
  'reasons-requested': { label: '要求说明理由', article: '条例第三十五条' },
  'reasons-received': { label: '收到理由说明', article: '条例第三十五条' },
  deferred: { label: '确定延迟答复期限', article: '条例第三十五条' },
  'fee-noticed': { label: '发出收费通知', article: '条例第四十二条、国办函〔2020〕109号' },
  'fee-notice-delivered': { label: '收费通知送达', article: '国办函〔2020〕109号' },
  'fee-paid': { label: '收到缴费', article: '国办函〔2020〕109号' },
  replied: { label: '发出答复', article: '条例第三十三条' },
  withdrawn: { label: '申请人撤回申请', article: '条例第三十三条' },
  lapsed: { label: '不再处理', article: '条例第三十条、第四十二条' },
} as const satisfies Record<string, { readonly label: string; readonly article: string }>;

export type ClockEventKind = keyof typeof CLOCK_EVENTS;

export interface ClockEvent {
  readonly kind: ClockEventKind;
  readonly on: LocalDate;
  /** Pairs the events of one consultation where several run beside each other. */
  readonly id?: string;
  /** `correction-requested`: the applicant's last day. `deferred`: the day that was told. */
  readonly until?: LocalDate;
  /** `extended`: by how many working days. */
  readonly workingDays?: number;
}

export function isClockEventKind(text: string): text is ClockEventKind {
  return Object.hasOwn(CLOCK_EVENTS, text);
}

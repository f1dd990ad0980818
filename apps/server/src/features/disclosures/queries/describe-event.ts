import { itemStates, opennessKinds, withdrawalGrounds } from '@gongkai/contract';
import type { ItemEventKind, ItemEvents } from '../rules/item-events.ts';
import { secrecyAnswers } from '../rules/judge-secrecy-form.ts';

type Describe<Kind extends ItemEventKind> = {
  readonly label: string;
  detail(payload: ItemEvents[Kind], nameOf: (personId: number) => string): string | null;
};

const voided = (count: number) => (count > 0 ? `此前 ${count} 个签批失效` : null);
const signed = ({ signer, mode }: { signer: number; mode: string }, nameOf: (id: number) => string) =>
  `${nameOf(signer)}${mode === 'offline' ? '（线下签批）' : ''}`;

const WHY_RETURNED = {
  'by-step': '审核意见',
  'by-secrecy-review': '保密审查意见',
  'by-publication-check': '定时发布时的复核未通过',
} as const;

/** Every event of an item in the words of the office. */
const EVENTS: { readonly [Kind in ItemEventKind]: Describe<Kind> } = {
  'draft-saved': {
    label: '保存草稿',
    detail: payload =>
      [`第 ${payload.edition} 版，最迟 ${payload.due.on} 公开`, voided(payload.voided)].filter(Boolean).join('；'),
  },
  'item-submitted': { label: '提交审核（起草人初审）', detail: payload => `第 ${payload.edition} 版` },
  'secrecy-reviewed': {
    label: '保密审查',
    detail: (payload, nameOf) =>
      [
        signed(payload, nameOf),
        payload.decision === 'approved'
          ? '可以公开'
          : `不宜公开：${payload.yes.map(answer => secrecyAnswers[answer].label).join('、')}`,
      ].join('，'),
  },
  'step-approved': {
    label: '审核同意',
    detail: (payload, nameOf) => `${payload.stepKind === 'final' ? '终审' : '复审'}：${signed(payload, nameOf)}`,
  },
  'item-returned': {
    label: '退回',
    detail: payload => [WHY_RETURNED[payload.why], voided(payload.voided)].filter(Boolean).join('；'),
  },
  'publication-scheduled': {
    label: '设定定时发布',
    detail: payload =>
      new Date(Date.parse(payload.publishAt) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  },
  'schedule-cancelled': { label: '取消定时发布', detail: payload => voided(payload.voided) },
  'item-published': { label: '公开', detail: payload => `第 ${payload.edition} 版，索引号 ${payload.indexNumber}` },
  'item-registered': { label: '登记（不在网上公开）', detail: payload => opennessKinds[payload.openness] },
  'correction-begun': { label: '发起更正', detail: payload => `第 ${payload.edition} 版，由第 ${payload.from} 版起草` },
  'draft-discarded': {
    label: '作废',
    detail: payload => `第 ${payload.edition} 版作废，恢复为“${itemStates[payload.back]}”`,
  },
  'item-withdrawn': { label: '撤回', detail: payload => withdrawalGrounds[payload.ground].label },
  'due-moved': { label: '公开期限变动', detail: payload => `按新的工作日历，最迟 ${payload.due.on} 公开` },
};

export function describeEvent(
  kind: string,
  payload: unknown,
  nameOf: (personId: number) => string,
): { label: string; detail: string | null } {
  if (kind === 'items-imported') return { label: '从原网站导入', detail: null };
  const description = EVENTS[kind as ItemEventKind] as Describe<ItemEventKind> | undefined;
  if (!description) return { label: kind, detail: null };
  return { label: description.label, detail: description.detail(payload as never, nameOf) };
}

/** The person that an event's payload names as signer. */
export function signerOf(payload: unknown): number | null {
  const signer = (payload as { signer?: unknown }).signer;
  return typeof signer === 'number' ? signer : null;
}

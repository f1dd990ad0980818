import { withholdingGrounds } from '@gongkai/statute';
import { z } from 'zod';
import { reviewStep } from './agencies.ts';
import { day, id, line, optionalLine, prose } from './fields.ts';
import { storedFile } from './files.ts';

/** 条例 art. 26, so that a screen can ask the calendar to lay the days of `dueOn` out one by one. */
export { PUBLICATION_LIMIT_WORKING_DAYS } from '@gongkai/statute';

/** 公开属性. Only `proactive` ever reaches the portal. */
export const opennessKinds = { proactive: '主动公开', 'on-request': '依申请公开', withheld: '不予公开' } as const;
export type Openness = keyof typeof opennessKinds;

export const itemStates = {
  draft: '草稿',
  'in-review': '审核中',
  returned: '已退回',
  scheduled: '待定时发布',
  published: '已公开',
  registered: '已登记（不在网上公开）',
  withdrawn: '已撤回',
  discarded: '已作废',
} as const;
export type ItemState = keyof typeof itemStates;

/** Why something is taken back. `public` is what a reader of its address is told; the officer's own words stay inside. */
export const withdrawalGrounds = {
  'content-error': { label: '内容有误', public: '信息内容有误，已撤回更正。', hidesTitle: false },
  outdated: { label: '已过时或被替代', public: '信息已过时或已被新的信息替代。', hidesTitle: false },
  'not-ours': { label: '不由本机关公开', public: '信息不由本机关负责公开。', hidesTitle: false },
  secrecy: { label: '涉及国家秘密、工作秘密', public: '信息依法不予公开。', hidesTitle: true },
  privacy: { label: '涉及个人隐私、商业秘密', public: '信息涉及他人合法权益，已撤回处理。', hidesTitle: true },
  'openness-changed': { label: '公开属性变更', public: '信息不再主动公开。', hidesTitle: false },
  other: { label: '其他', public: '信息已由公开机关撤回。', hidesTitle: false },
} as const;
export type WithdrawalGround = keyof typeof withdrawalGrounds;

/** 有效性 of a document. */
export const validityKinds = { 'in-force': '现行有效', expired: '已失效', repealed: '已废止' } as const;

const oneOf = <Key extends string>(table: Record<Key, unknown>) => z.enum(Object.keys(table) as [Key, ...Key[]]);

const attachment = storedFile.pick({ hash: true, name: true });

/** What a clerk writes. Everything here is bound by the content hash. */
export const itemContent = z.strictObject({
  title: line('标题', 200),
  /** Restricted HTML; what is not allowed is removed and said. */
  body: prose('正文', 200_000),
  category: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .meta({ label: '栏目' }),
  documentNumber: optionalLine('文号', 80),
  formedOn: day('成文日期'),
  openness: oneOf(opennessKinds).meta({ label: '公开属性' }),
  /** 条例 art. 13–16: needed for whatever is not published of one's own motion. */
  opennessGround: oneOf(withholdingGrounds).nullable().default(null).meta({ label: '不主动公开的依据' }),
  opennessReason: optionalLine('公开属性理由', 500),
  summary: optionalLine('内容概述', 500),
  keywords: z.array(line('关键词', 30)).max(10).default([]).meta({ label: '关键词' }),
  source: optionalLine('信息来源', 100),
  validity: oneOf(validityKinds).nullable().default(null).meta({ label: '有效性' }),
  /** The item that this one explains (政策解读). */
  explainsItemId: id('被解读文件').nullable().default(null),
  attachments: z.array(attachment).max(50).default([]).meta({ label: '附件' }),
});
export type ItemContent = z.output<typeof itemContent>;

const signature = z.object({
  step: z.int(),
  stepLabel: z.string(),
  kind: z.enum(['draft', 'review', 'final', 'secrecy']),
  decision: z.enum(['approved', 'returned']),
  by: z.string(),
  signedOn: z.string(),
  mode: z.enum(['online', 'offline']),
  scan: storedFile.nullable(),
  comment: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  /** False: the content changed afterwards, the signature no longer counts. */
  counts: z.boolean(),
});

/** `approve` passes a review step, `publish` gives the final signature; `discard` gives up a draft or a correction. */
export const itemActions = [
  'save',
  'submit',
  'sign-secrecy',
  'approve',
  'return',
  'publish',
  'record-offline',
  'cancel-schedule',
  'correct',
  'withdraw',
  'discard',
] as const;
export type ItemAction = (typeof itemActions)[number];

const action = z.object({
  name: z.enum(itemActions),
  allowed: z.boolean(),
  /** Why not, as a sentence. */
  because: z.string().nullable(),
});

export const itemRow = z.object({
  id: z.int(),
  agencyId: z.int(),
  agencyName: z.string(),
  title: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  state: oneOf(itemStates),
  openness: oneOf(opennessKinds),
  documentNumber: z.string().nullable(),
  indexNumber: z.string().nullable(),
  formedOn: z.string(),
  /** The day from which the limit of art. 26 runs: formed, or for a correction changed. */
  dueFrom: z.string(),
  /** 条例 art. 26: the last day to publish, and whether it can still move because a calendar year is not announced. */
  dueOn: z.string(),
  dueIsProvisional: z.boolean(),
  editionNo: z.int(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
  drafter: z.string(),
});

export const itemDetail = itemRow.extend({
  version: z.int(),
  content: itemContent,
  attachments: z.array(storedFile),
  contentHash: z.string(),
  steps: z.array(reviewStep),
  /** Index into `steps` of the one that is waited for; null when none is. */
  currentStep: z.int().nullable(),
  signatures: z.array(signature),
  publishAt: z.string().nullable(),
  editionNote: z.string().nullable(),
  publicUrl: z.string().nullable(),
  withdrawal: z.object({ on: z.string(), ground: oneOf(withdrawalGrounds), reason: z.string() }).nullable(),
  actions: z.array(action),
  /** What the checks before submitting say; one that `blocks` must be mended first, the others are advice. */
  problems: z.array(z.object({ field: z.string(), message: z.string(), blocks: z.boolean() })),
});
export type ItemDetail = z.output<typeof itemDetail>;

/** 保密审查表: the questions of the form, each answered. */
export const secrecyForm = z.strictObject({
  stateSecret: z.boolean().meta({ label: '是否涉及国家秘密' }),
  workSecret: z.boolean().meta({ label: '是否涉及工作秘密' }),
  businessSecret: z.boolean().meta({ label: '是否涉及商业秘密' }),
  personalPrivacy: z.boolean().meta({ label: '是否涉及个人隐私' }),
  threeSecurities: z.boolean().meta({ label: '是否危及国家安全、公共安全、经济安全、社会稳定' }),
  unreadableFilesSeen: z.boolean().default(false).meta({ label: '已人工查看无法自动识别的附件' }),
  opinion: line('审查意见', 500),
});

import { z } from 'zod';
import { reviewStep } from './agencies.ts';
import { day, id, idInPath, instant, line, optionalLine, page, paging, prose } from './fields.ts';
import { storedFile } from './files.ts';
import { route } from './route.ts';

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
} as const;
export type ItemState = keyof typeof itemStates;

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

const action = z.object({
  /** `save`, `submit`, `approve`, `return`, `sign-secrecy`, `publish`, `cancel-schedule`, `correct`, `withdraw`. */
  name: z.string(),
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
  withdrawal: z.object({ on: z.string(), reason: z.string() }).nullable(),
  actions: z.array(action),
  /** What the checks before submitting say: openness mark against attribute, missing parts. */
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type ItemDetail = z.output<typeof itemDetail>;

const ITEM = z.object({ itemId: idInPath('信息') });
/** The stream version the decision was made on: two people at one step, one wins, the other gets 409. */
const expectedVersion = z.int().min(0).meta({ label: '版本' });

export const listItems = route({
  id: 'disclosures.list',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures',
  summary: '信息列表',
  access: 'disclosure.read',
  trace: { none: '机关内部查看本单位信息' },
  personalData: [],
  query: z.object({
    agencyId: z.coerce.number().int().positive().optional(),
    state: oneOf(itemStates).optional(),
    category: z.string().max(60).optional(),
    q: z.string().trim().max(100).optional(),
    /** Waiting for me, or due within the week, or late. */
    view: z.enum(['all', 'mine', 'waiting', 'due', 'late']).default('all'),
    ...paging,
  }),
  answer: page(itemRow),
});

/** What waits for me: the console's home. */
export const workList = route({
  id: 'disclosures.work-list',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/work-list',
  summary: '待办：等我处理、本周到期、已逾期',
  access: 'signed-in',
  trace: { none: '机关内部查看本单位信息' },
  personalData: [],
  answer: z.object({
    today: z.string(),
    groups: z.array(
      z.object({
        name: z.enum(['late', 'today', 'this-week', 'waiting']),
        items: z.array(
          itemRow.extend({
            /** Why it stands here, as a sentence. */
            reason: z.string(),
            /** The one next step. */
            nextAction: z.string(),
            workingDaysLeft: z.int().nullable(),
          }),
        ),
        total: z.int(),
      }),
    ),
  }),
});

export const createDraft = route({
  id: 'disclosures.create-draft',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures',
  summary: '新建草稿',
  status: 201,
  access: 'disclosure.write',
  trace: { ledger: ['draft-saved'] },
  personalData: [],
  body: z.strictObject({ agencyId: id('机构'), content: itemContent }),
  answer: itemDetail,
});

export const loadItem = route({
  id: 'disclosures.load',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures/{itemId}',
  summary: '查看一条信息',
  access: 'disclosure.read',
  trace: { none: '机关内部查看本单位信息' },
  personalData: [],
  params: ITEM,
  answer: itemDetail,
});

export const saveDraft = route({
  id: 'disclosures.save-draft',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/disclosures/{itemId}/draft',
  summary: '保存草稿；内容改动使已有签批失效',
  access: 'disclosure.write',
  trace: { ledger: ['draft-saved'] },
  personalData: [],
  params: ITEM,
  body: z.strictObject({ expectedVersion, content: itemContent }),
  answer: itemDetail,
});

export const submitItem = route({
  id: 'disclosures.submit',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/submission',
  summary: '提交审核（起草人初审）',
  access: 'disclosure.write',
  trace: { ledger: ['item-submitted'] },
  personalData: [],
  params: ITEM,
  body: z.strictObject({ expectedVersion, contentHash: z.string().length(64) }),
  answer: itemDetail,
});

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

export const signSecrecyReview = route({
  id: 'disclosures.sign-secrecy-review',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/secrecy-review',
  summary: '签署保密审查表',
  access: 'disclosure.secrecy-review',
  trace: { ledger: ['secrecy-reviewed', 'item-returned'] },
  personalData: [],
  params: ITEM,
  body: z.strictObject({ expectedVersion, contentHash: z.string().length(64), form: secrecyForm }),
  answer: itemDetail,
});

const decision = z.strictObject({
  expectedVersion,
  /** The content that was read: another content, another signature. */
  contentHash: z.string().length(64),
  decision: z.enum(['approved', 'returned']).meta({ label: '意见' }),
  comment: optionalLine('意见内容', 500),
  /** Final step only: null publishes now, a time publishes then. */
  publishAt: instant('发布时间').nullable().default(null),
});

export const decideStep = route({
  id: 'disclosures.decide-step',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/decisions',
  summary: '复审、终审：同意或退回；终审同意即发布',
  access: 'signed-in',
  trace: { ledger: ['step-approved', 'item-returned', 'item-published', 'publication-scheduled', 'item-registered'] },
  personalData: [],
  params: ITEM,
  body: decision,
  answer: itemDetail,
});

/** 线下签批: the leader signed paper; the clerk records who signed when, with the scan. */
export const recordOfflineDecision = route({
  id: 'disclosures.record-offline-decision',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/offline-decisions',
  summary: '登记线下签批（须附扫描件）',
  access: 'disclosure.record-offline',
  trace: {
    ledger: [
      'step-approved',
      'secrecy-reviewed',
      'item-returned',
      'item-published',
      'publication-scheduled',
      'item-registered',
    ],
  },
  personalData: [],
  params: ITEM,
  body: decision.extend({
    signedBy: id('签批人'),
    signedOn: day('签批日期'),
    scanHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ label: '扫描件' }),
    secrecyForm: secrecyForm.nullable().default(null),
  }),
  answer: itemDetail,
});

export const cancelSchedule = route({
  id: 'disclosures.cancel-schedule',
  origin: 'office',
  method: 'DELETE',
  path: '/api/v1/disclosures/{itemId}/schedule',
  summary: '取消定时发布，退回草稿',
  access: 'disclosure.publish',
  trace: { ledger: ['schedule-cancelled'] },
  personalData: [],
  params: ITEM,
  query: z.object({ expectedVersion: z.coerce.number().int().min(0) }),
  answer: itemDetail,
});

export const beginCorrection = route({
  id: 'disclosures.begin-correction',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/correction',
  summary: '更正：起草新的版本，附公开的更正说明',
  access: 'disclosure.write',
  trace: { ledger: ['correction-begun'] },
  personalData: [],
  params: ITEM,
  body: z.strictObject({ expectedVersion, note: line('更正说明', 300) }),
  answer: itemDetail,
});

export const withdrawItem = route({
  id: 'disclosures.withdraw',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/disclosures/{itemId}/withdrawal',
  summary: '撤回已公开的信息',
  access: 'disclosure.publish',
  trace: { ledger: ['item-withdrawn'] },
  personalData: [],
  params: ITEM,
  body: z.strictObject({ expectedVersion, reason: line('撤回原因', 300) }),
  answer: itemDetail,
});

export const compareEditions = route({
  id: 'disclosures.compare',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures/{itemId}/comparison',
  summary: '与上一版本逐字比较',
  access: 'disclosure.read',
  trace: { none: '机关内部查看本单位信息' },
  personalData: [],
  params: ITEM,
  query: z.object({
    from: z.coerce.number().int().positive().optional(),
    to: z.coerce.number().int().positive().optional(),
  }),
  answer: z.object({
    from: z.int().nullable(),
    to: z.int(),
    fields: z.array(
      z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string(), changed: z.boolean() }),
    ),
    body: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    attachments: z.array(z.object({ name: z.string(), kind: z.enum(['same', 'added', 'removed']) })),
  }),
});

export const itemHistory = route({
  id: 'disclosures.history',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures/{itemId}/events',
  summary: '台账：这条信息发生过的事',
  access: 'disclosure.read',
  trace: { none: '机关内部查看本单位信息' },
  personalData: [],
  params: ITEM,
  answer: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        kind: z.string(),
        label: z.string(),
        happenedOn: z.string(),
        recordedAt: z.string(),
        actor: z.string(),
        detail: z.string().nullable(),
        hash: z.string(),
      }),
    ),
  }),
});

export const itemOptions = route({
  id: 'disclosures.options',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures/options',
  summary: '可选栏目、公开属性理由',
  access: 'signed-in',
  trace: { none: '公开的目录' },
  personalData: [],
  answer: z.object({
    categories: z.array(z.object({ id: z.string(), label: z.string(), group: z.string(), basis: z.string() })),
    withholdingGrounds: z.array(z.object({ id: z.string(), label: z.string(), article: z.string() })),
  }),
});

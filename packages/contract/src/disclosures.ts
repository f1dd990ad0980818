import { z } from 'zod';
import { itemContent, itemDetail, itemRow, itemStates, secrecyForm, withdrawalGrounds } from './disclosure-item.ts';
import { day, id, idInPath, instant, line, optionalLine, page, paging } from './fields.ts';
import { route } from './route.ts';

const oneOf = <Key extends string>(table: Record<Key, unknown>) => z.enum(Object.keys(table) as [Key, ...Key[]]);

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
    /** What the paper holds. Without it: the step, and the secrecy form too when one is sent. */
    covers: z.enum(['step', 'secrecy-form', 'both']).optional().meta({ label: '签批内容' }),
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
  body: z.strictObject({
    expectedVersion,
    ground: oneOf(withdrawalGrounds).default('other').meta({ label: '撤回类别' }),
    reason: line('撤回原因', 300),
  }),
  answer: itemDetail,
});

export const discardEdition = route({
  id: 'disclosures.discard',
  origin: 'office',
  method: 'DELETE',
  path: '/api/v1/disclosures/{itemId}/draft',
  summary: '作废草稿；更正稿作废后，已公开的版本不变',
  access: 'disclosure.write',
  trace: { ledger: ['draft-discarded'] },
  personalData: [],
  params: ITEM,
  query: z.object({ expectedVersion: z.coerce.number().int().min(0) }),
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
    from: z.coerce.number().int().positive().max(10_000).optional(),
    to: z.coerce.number().int().positive().max(10_000).optional(),
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

import { z } from 'zod';
import { day, id, idInPath, line, optionalLine } from './fields.ts';
import { route } from './route.ts';

/** Kinds of organisation, as counted in the county's list of units. */
export const agencyKinds = {
  government: '人民政府',
  department: '政府部门',
  township: '乡镇人民政府、街道办事处',
  village: '村（居）民委员会',
  'public-institution': '公共企事业单位',
} as const;
export type AgencyKind = keyof typeof agencyKinds;

export const agencyLevels = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
} as const;
export type AgencyLevel = keyof typeof agencyLevels;

const oneOf = <Key extends string>(table: Record<Key, unknown>) => z.enum(Object.keys(table) as [Key, ...Key[]]);

/** Contact of the 工作机构: the items that the guide must show (条例 art. 12). */
export const agencyContact = z.object({
  workingBody: optionalLine('工作机构名称', 100),
  address: optionalLine('办公地址', 200),
  officeHours: optionalLine('办公时间', 200),
  telephone: optionalLine('联系电话', 60),
  fax: optionalLine('传真', 60),
  postcode: optionalLine('邮政编码', 12),
  email: optionalLine('电子邮箱', 120),
  website: optionalLine('互联网联系方式', 200),
});

export const agency = z.object({
  id: id('机构'),
  parentId: id('上级机构').nullable(),
  name: line('机构名称', 100),
  shortName: line('简称', 40),
  kind: oneOf(agencyKinds),
  level: oneOf(agencyLevels),
  /** 统一社会信用代码: 18 characters, checked by its check digit. */
  creditCode: z.string().nullable(),
  foundedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** Set when the agency was merged into another one. */
  mergedIntoId: id('并入机构').nullable(),
  formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
  contact: agencyContact,
  isOpen: z.boolean(),
  /** What is to become of it on a day to come. */
  plans: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('rename-agency'), on: z.string(), name: z.string(), shortName: z.string() }),
        z.object({
          kind: z.literal('close-agency'),
          on: z.string(),
          mergedIntoId: z.int().nullable(),
          reason: z.string(),
        }),
      ]),
    )
    .default([]),
});
export type Agency = z.output<typeof agency>;

const agencyBody = z.strictObject({
  parentId: id('上级机构').nullable(),
  name: line('机构名称', 100),
  shortName: line('简称', 40),
  kind: oneOf(agencyKinds),
  level: oneOf(agencyLevels),
  creditCode: optionalLine('统一社会信用代码', 18),
  foundedOn: day('成立日期').nullable().default(null),
  contact: agencyContact.partial().default({}),
});

const AGENCY = z.object({ agencyId: idInPath('机构') });

export const listAgencies = route({
  id: 'agencies.list',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/agencies',
  summary: '机构树',
  access: 'agency.read',
  trace: { none: '机构信息公开' },
  personalData: [],
  query: z.object({ includeClosed: z.stringbool().default(false) }),
  answer: z.object({ items: z.array(agency) }),
});

export const createAgency = route({
  id: 'agencies.create',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/agencies',
  summary: '新设机构',
  access: 'agency.write',
  trace: { ledger: ['agency-founded'] },
  personalData: [],
  status: 201,
  body: agencyBody,
  answer: agency,
});

export const changeAgency = route({
  id: 'agencies.change',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/agencies/{agencyId}',
  summary: '修改机构资料；改名须写生效日期',
  access: 'agency.write',
  trace: { ledger: ['agency-renamed', 'agency-changed'] },
  personalData: [],
  params: AGENCY,
  body: agencyBody.extend({ effectiveOn: day('生效日期') }),
  answer: agency,
});

export const closeAgency = route({
  id: 'agencies.close',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/agencies/{agencyId}/closure',
  summary: '撤销或并入其他机构',
  access: 'agency.write',
  trace: { ledger: ['agency-closed', 'agency-merged'] },
  personalData: [],
  params: AGENCY,
  body: z.strictObject({
    closedOn: day('撤销日期'),
    mergedIntoId: id('并入机构').nullable().default(null),
    reason: line('原因', 200),
  }),
  answer: agency,
});

/** One step of the review chain. The first is the drafter's own check; the last publishes. */
export const reviewStep = z.strictObject({
  kind: z.enum(['draft', 'review', 'final']).meta({ label: '步骤' }),
  label: line('步骤名称', 20),
  /** The secrecy form is signed together with this step. */
  withSecrecyForm: z.boolean().default(false),
});
export type ReviewStep = z.output<typeof reviewStep>;

export const loadReviewChain = route({
  id: 'agencies.review-chain',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/agencies/{agencyId}/review-chain',
  summary: '审核流程',
  access: 'agency.read',
  trace: { none: '流程设置不含个人信息' },
  personalData: [],
  params: AGENCY,
  answer: z.object({ steps: z.array(reviewStep), isDefault: z.boolean() }),
});

export const setReviewChain = route({
  id: 'agencies.set-review-chain',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/agencies/{agencyId}/review-chain',
  summary: '设置审核流程',
  access: 'agency.configure',
  trace: { ledger: ['review-chain-set'] },
  personalData: [],
  params: AGENCY,
  body: z.strictObject({ steps: z.array(reviewStep).min(2).max(6).meta({ label: '步骤' }) }),
  answer: z.object({ steps: z.array(reviewStep), isDefault: z.boolean() }),
});

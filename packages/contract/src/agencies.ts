import { z } from 'zod';
import { day, id, idInPath, line, optionalLine, page, paging, prose } from './fields.ts';
import { roleIds } from './roles.ts';
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

const post = z.object({
  id: id('岗位'),
  agencyId: id('机构'),
  agencyName: z.string(),
  role: z.enum(roleIds),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  /** AB角: the person who stands in while the holder is away. */
  isDeputy: z.boolean(),
  /** Set when the post was delegated for a time. */
  delegatedBy: z.string().nullable(),
});

export const person = z.object({
  id: id('人员'),
  name: z.string(),
  loginName: z.string(),
  /** Masked (138****0000) unless the reader may see contacts; reading the whole value is audited. */
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  state: z.enum(['active', 'disabled', 'invited']),
  secondFactor: z.enum(['none', 'totp', 'sms', 'certificate']),
  posts: z.array(post),
});
export type Person = z.output<typeof person>;

const PERSON = z.object({ personId: idInPath('人员') });

export const listPeople = route({
  id: 'people.list',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/people',
  summary: '人员名单（联系方式遮盖）',
  access: 'agency.read',
  trace: { none: '联系方式已遮盖' },
  personalData: ['name'],
  query: z.object({ agencyId: z.coerce.number().int().positive().optional(), ...paging }),
  answer: page(person),
});

export const viewPerson = route({
  id: 'people.view',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/people/{personId}',
  summary: '查看人员及其联系方式',
  access: 'person.read-contact',
  trace: { audit: 'person-viewed' },
  personalData: ['name', 'mobile', 'email'],
  params: PERSON,
  answer: person,
});

export const createPerson = route({
  id: 'people.create',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/people',
  summary: '登记人员，给出首次登录口令',
  access: 'security.accounts',
  trace: { audit: 'person-created' },
  personalData: ['name', 'mobile', 'email'],
  status: 201,
  body: z.strictObject({
    name: line('姓名', 40),
    loginName: z
      .string()
      .regex(/^[a-z][a-z0-9._-]{2,39}$/, { error: '以小写字母开头，3 至 40 位小写字母、数字、点、横线' })
      .meta({ label: '登录名' }),
    mobile: optionalLine('手机', 20),
    email: optionalLine('电子邮箱', 120),
  }),
  answer: z.object({ person, initialPassword: z.string() }),
});

export const setPersonState = route({
  id: 'people.set-state',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/people/{personId}/state',
  summary: '停用或启用账号；停用时立即结束其全部会话',
  access: 'security.accounts',
  trace: { audit: 'person-state-set' },
  personalData: [],
  params: PERSON,
  body: z.strictObject({ state: z.enum(['active', 'disabled']).meta({ label: '状态' }), reason: line('原因', 200) }),
  answer: person,
});

export const resetCredentials = route({
  id: 'people.reset-credentials',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/people/{personId}/credentials',
  summary: '重置口令和第二因素',
  access: 'security.accounts',
  trace: { audit: 'credentials-reset' },
  personalData: [],
  params: PERSON,
  body: z.strictObject({ reason: line('原因', 200) }),
  answer: z.object({ initialPassword: z.string() }),
});

export const givePost = route({
  id: 'people.give-post',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/people/{personId}/posts',
  summary: '授予岗位',
  access: 'security.accounts',
  trace: { ledger: ['post-given'] },
  personalData: [],
  status: 201,
  params: PERSON,
  body: z.strictObject({
    agencyId: id('机构'),
    role: z.enum(roleIds).meta({ label: '角色' }),
    fromOn: day('起始日期'),
    untilOn: day('截止日期').nullable().default(null),
    isDeputy: z.boolean().default(false),
  }),
  answer: person,
});

export const endPost = route({
  id: 'people.end-post',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/posts/{postId}/end',
  summary: '结束岗位',
  access: 'security.accounts',
  trace: { ledger: ['post-ended'] },
  personalData: [],
  params: z.object({ postId: idInPath('岗位') }),
  body: z.strictObject({ endedOn: day('结束日期'), reason: line('原因', 200) }),
  answer: person,
});

/** 委托: the holder lends a post to a colleague until a day; it ends by itself. */
export const delegatePost = route({
  id: 'people.delegate-post',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/posts/{postId}/delegation',
  summary: '委托他人代行岗位，到期自动终止',
  access: 'signed-in',
  trace: { ledger: ['post-delegated'] },
  personalData: [],
  status: 201,
  params: z.object({ postId: idInPath('岗位') }),
  body: z.strictObject({
    toPersonId: id('受托人'),
    fromOn: day('起始日期'),
    untilOn: day('截止日期'),
    reason: prose('原因', 200),
  }),
  answer: person,
});

const importReport = z.object({
  /** Nothing is written when there is a problem: mend the sheet and import it whole. */
  imported: z.int(),
  problems: z.array(z.object({ row: z.int(), column: z.string(), text: z.string(), message: z.string() })),
});
export type ImportReport = z.output<typeof importReport>;

export const importAgencies = route({
  id: 'agencies.import',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/agencies/import',
  summary: '从 .xlsx 导入机构',
  bodyType: 'upload',
  access: 'agency.write',
  trace: { ledger: ['agencies-imported'] },
  personalData: [],
  answer: importReport,
});

export const importPeople = route({
  id: 'people.import',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/people/import',
  summary: '从 .xlsx 导入人员',
  bodyType: 'upload',
  access: 'security.accounts',
  trace: { audit: 'people-imported' },
  personalData: ['name', 'mobile', 'email'],
  answer: importReport,
});

const template = {
  origin: 'office',
  method: 'GET',
  answerType: 'file',
  trace: { none: '空白模板' },
  personalData: [],
  answer: z.unknown(),
} as const;

export const agenciesTemplate = route({
  ...template,
  id: 'agencies.import-template',
  path: '/api/v1/agencies/import/template.xlsx',
  summary: '下载机构导入模板',
  access: 'agency.write',
});

export const peopleTemplate = route({
  ...template,
  id: 'people.import-template',
  path: '/api/v1/people/import/template.xlsx',
  summary: '下载人员导入模板',
  access: 'security.accounts',
});

export const listSessions = route({
  id: 'people.sessions',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/people/{personId}/sessions',
  summary: '某人当前的会话',
  access: 'security.accounts',
  trace: { none: '不含个人信息' },
  personalData: [],
  params: PERSON,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.int(),
        way: z.enum(['password', 'oidc']),
        factor: z.enum(['totp', 'sms', 'certificate', 'provider']).nullable(),
        beganAt: z.string(),
        seenAt: z.string(),
      }),
    ),
  }),
});

export const endSessions = route({
  id: 'people.end-sessions',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/people/{personId}/sessions/end',
  summary: '立即结束某人的全部会话',
  access: 'security.accounts',
  trace: { audit: 'sessions-ended' },
  personalData: [],
  params: PERSON,
  body: z.strictObject({ reason: line('原因', 200) }),
  answer: z.object({ ended: z.int() }),
});

import { z } from 'zod';
import { day, id, idInPath, line, optionalLine, page, paging, prose } from './fields.ts';
import { roleIds } from './roles.ts';
import { route } from './route.ts';

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

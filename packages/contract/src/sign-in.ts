import { z } from 'zod';
import { type Permission, permissions } from './permissions.ts';
import { roleIds } from './roles.ts';
import { route } from './route.ts';

const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);

/** The signed-in person as the console sees it. */
export const me = z.object({
  personId: z.int(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  mustEnrolSecondFactor: z.boolean(),
  posts: z.array(
    z.object({
      postId: z.int(),
      agencyId: z.int(),
      agencyName: z.string(),
      role: z.enum(roleIds),
      untilOn: z.string().nullable(),
      delegated: z.boolean(),
    }),
  ),
  /** Permission → agencies in which it is held (`*`: everywhere). */
  grants: z.array(z.object({ permission, agencyIds: z.union([z.literal('*'), z.array(z.int())]) })),
  /** Sent back as header X-CSRF-Token with every call that changes something. */
  csrfToken: z.string(),
  today: z.string(),
  expiresAt: z.string(),
});
export type Me = z.output<typeof me>;

const password = z.string().min(1).max(256).meta({ label: '口令' });

/** A county office goes out through one address, and everybody comes at half past eight; failures have limits of their own. */
const PER_MINUTE = 300;

/** First step. With a second factor enrolled, the session begins only after the second answer. */
export const login = route({
  id: 'auth.login',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/login',
  summary: '登录：登录名和口令',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'sign-in-begun' },
  personalData: ['loginName'],
  body: z.strictObject({ loginName: z.string().trim().min(1).max(60).meta({ label: '登录名' }), password }),
  answer: z.discriminatedUnion('step', [
    z.object({ step: z.literal('done'), me }),
    /** `factors`: what this account may answer with. */
    z.object({ step: z.literal('second-factor'), factors: z.array(z.enum(['totp', 'sms', 'certificate'])) }),
  ]),
});

export const answerSecondFactor = route({
  id: 'auth.totp',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/totp',
  summary: '登录：第二因素（动态口令或短信验证码）',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'signed-in' },
  personalData: [],
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: '应为 6 位数字' })
      .meta({ label: '验证码' }),
    factor: z.enum(['totp', 'sms']).default('totp'),
  }),
  answer: z.object({ step: z.literal('done'), me }),
});

export const requestSmsCode = route({
  id: 'auth.sms-code',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/sms-code',
  summary: '登录：发送短信验证码',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'sms-code-sent' },
  personalData: [],
  body: z.strictObject({}),
  answer: z.object({ sent: z.literal(true) }),
});

export const logout = route({
  id: 'auth.logout',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/logout',
  summary: '退出登录',
  access: 'signed-in',
  trace: { audit: 'signed-out' },
  personalData: [],
  answer: z.object({ signedOut: z.literal(true) }),
});

export const loadMe = route({
  id: 'auth.me',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/auth/me',
  summary: '当前登录人',
  access: 'signed-in',
  trace: { none: '读取自己的会话' },
  personalData: ['name'],
  answer: me,
});

export const changePassword = route({
  id: 'auth.change-password',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/auth/password',
  summary: '修改口令；其他会话立即结束',
  access: 'signed-in',
  trace: { audit: 'password-changed' },
  personalData: [],
  body: z.strictObject({ current: password, next: z.string().min(1).max(256).meta({ label: '新口令' }) }),
  answer: z.object({ changed: z.literal(true) }),
});

export const beginTotp = route({
  id: 'auth.begin-totp',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/totp/enrolment',
  summary: '绑定动态口令：取得密钥和二维码',
  access: 'signed-in',
  trace: { audit: 'totp-enrolment-begun' },
  personalData: [],
  body: z.strictObject({ password }),
  answer: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
});

export const confirmTotp = route({
  id: 'auth.confirm-totp',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/auth/totp/enrolment',
  summary: '绑定动态口令：用一个验证码确认',
  access: 'signed-in',
  trace: { audit: 'totp-enrolled' },
  personalData: [],
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: '应为 6 位数字' })
      .meta({ label: '验证码' }),
  }),
  answer: z.object({ enrolled: z.literal(true) }),
});

export const signInWays = route({
  id: 'auth.ways',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/auth/ways',
  summary: '可用的登录方式',
  access: 'anyone',
  trace: { none: '公开的登录页设置' },
  personalData: [],
  answer: z.object({
    password: z.literal(true),
    oidc: z.object({ label: z.string(), startAt: z.string() }).nullable(),
    mode: z.enum(['demo', 'production', 'acceptance']),
    siteName: z.string(),
  }),
});

const signature = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9+/_-]{8,2000}={0,2}$/, { error: '应为 Base64 编码的签名' })
  .meta({ label: '签名' });
/** What the certificate's key is to sign: the UTF-8 bytes of `text`, signature in Base64. */
const toSign = z.object({ text: z.string() });

export const challengeCertificate = route({
  id: 'auth.certificate-challenge',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/certificate/challenge',
  summary: '登录：取得须由证书签名的文字',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'certificate-challenged' },
  personalData: [],
  body: z.strictObject({}),
  answer: toSign,
});

export const answerCertificate = route({
  id: 'auth.certificate',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/certificate',
  summary: '登录：第二因素（数字证书、UKey 签名）',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'signed-in' },
  personalData: [],
  body: z.strictObject({ signature }),
  answer: z.object({ step: z.literal('done'), me }),
});

export const beginCertificate = route({
  id: 'auth.begin-certificate',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/auth/certificate/enrolment',
  summary: '绑定数字证书：取得须签名的文字',
  access: 'signed-in',
  trace: { audit: 'certificate-enrolment-begun' },
  personalData: [],
  body: z.strictObject({ password }),
  answer: toSign,
});

export const confirmCertificate = route({
  id: 'auth.confirm-certificate',
  origin: 'office',
  method: 'PUT',
  path: '/api/v1/auth/certificate/enrolment',
  summary: '绑定数字证书：交证书和签名',
  access: 'signed-in',
  trace: { audit: 'certificate-enrolled' },
  personalData: [],
  body: z.strictObject({
    certificate: z
      .string()
      .max(16_000)
      .regex(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/, { error: '应为 PEM 格式的证书' })
      .meta({ label: '证书' }),
    signature,
  }),
  answer: z.object({ enrolled: z.literal(true), holdsUntil: z.string() }),
});

/** Leads to the provider of the sign-on; the answer is an address. */
export const startOidc = route({
  id: 'auth.oidc-start',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/auth/oidc/start',
  summary: '统一身份认证登录：前往认证方',
  answerType: 'redirect',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { none: '尚无人登录；结果在返回时记录' },
  personalData: [],
  answer: z.unknown(),
});

/** Back from the provider: to `/`, or to `/sign-in` with `?refused=CODE` or `?step=second-factor&factors=…`. */
export const finishOidc = route({
  id: 'auth.oidc-callback',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/auth/oidc/callback',
  summary: '统一身份认证登录：从认证方返回',
  answerType: 'redirect',
  perMinute: PER_MINUTE,
  access: 'anyone',
  trace: { audit: 'oidc-answered' },
  personalData: [],
  query: z.object({
    code: z.string().max(4_000).optional(),
    state: z.string().max(500).optional(),
    iss: z.string().max(500).optional(),
    session_state: z.string().max(500).optional(),
    error: z.string().max(200).optional(),
    error_description: z.string().max(1_000).optional(),
  }),
  answer: z.unknown(),
});

import type { RefusalTexts } from '../../platform/http/endpoint.ts';

/** Agencies: founding, changing, closing. */
const ofAgencies = {
  'agency-unknown': { status: 404, sentence: () => '没有这个机构，或者您不负责该机构。' },
  'agency-out-of-reach': {
    status: 403,
    sentence: () => '您不能在这个上级机构之下维护机构，请由其上级或者系统管理员办理。',
  },
  'parent-unknown': { status: 422, sentence: () => '上级机构不存在，请重新选择。' },
  'parent-closed': { status: 422, sentence: ({ name }) => `上级机构“${name}”已撤销，请选择其他上级机构。` },
  'parent-below-itself': { status: 422, sentence: () => '上级机构不能是本机构或者本机构的下级。' },
  'credit-code-wrong': {
    status: 422,
    sentence: ({ code }) => `统一社会信用代码“${code}”有误：应为 18 位，末位是校验码，请核对证书。`,
  },
  'credit-code-taken': { status: 409, sentence: ({ code }) => `统一社会信用代码“${code}”已登记在其他机构名下。` },
  'agency-name-taken': { status: 409, sentence: ({ name }) => `同一上级之下已有名为“${name}”的机构。` },
  'founded-in-future': { status: 422, sentence: () => '成立日期不能晚于今天，请在成立后登记。' },
  'kind-not-at-level': { status: 422, sentence: () => '机构类别与层级不相符，例如村（居）民委员会只能是村级。' },
  'below-lower-level': { status: 422, sentence: () => '机构的层级不能高于上级机构的层级。' },
  'below-village': { status: 422, sentence: () => '村（居）民委员会之下只能设公共企事业单位。' },
  'village-without-township': { status: 422, sentence: () => '村（居）民委员会的上级应为乡镇人民政府或者街道办事处。' },
  'rename-too-early': { status: 422, sentence: ({ earliestOn }) => `新名称的生效日期最早为 ${earliestOn}。` },
  'agency-already-closed': { status: 409, sentence: () => '该机构已撤销，不能再修改。' },
  'closed-before-founded': {
    status: 422,
    sentence: ({ earliestOn }) => `撤销日期不能早于 ${earliestOn}（成立或者最近一次更名之日）。`,
  },
  'successor-not-open': { status: 422, sentence: () => '并入的机构不存在、已撤销或者不在您的负责范围内。' },
  'successor-is-itself': { status: 422, sentence: () => '机构不能并入自身。' },
  'successor-far-below': { status: 422, sentence: () => '不能并入下级机构的下级；请先调整隶属关系。' },
  'open-children': {
    status: 409,
    sentence: ({ count }) => `该机构还有 ${count} 个未撤销的下级机构，请先撤销、调整隶属关系，或者选择并入的机构。`,
  },
  'running-work': {
    status: 409,
    sentence: ({ count }) => `该机构还有 ${count} 件在办事项，请先办结，或者选择并入的机构接续办理。`,
  },
  'first-not-draft': { status: 422, sentence: () => '审核流程的第一步应为起草人初审。' },
  'last-not-final': { status: 422, sentence: () => '审核流程的最后一步应为终审发布。' },
  'step-out-of-place': { status: 422, sentence: () => '审核流程的中间各步应为复审。' },
  'no-secrecy-form': { status: 422, sentence: () => '审核流程中至少有一步须签保密审查表。' },
  'drafter-signs-secrecy': { status: 422, sentence: () => '保密审查表不能由起草人签署，请放在复审或者终审一步。' },
} as const satisfies RefusalTexts;

/** People and posts. */
const ofPeople = {
  'person-unknown': { status: 404, sentence: () => '没有这个人员，或者不在您的负责范围内。' },
  'bad-place': { status: 400, sentence: () => '分页位置有误，请从第一页重新查看。' },
  'person-disabled': { status: 409, sentence: () => '该人员已停用，请先启用。' },
  'login-name-taken': { status: 409, sentence: ({ loginName }) => `登录名“${loginName}”已有人使用。` },
  'mobile-taken': { status: 409, sentence: () => '该手机号码已登记在其他人员名下；一人只设一个账号。' },
  'mobile-malformed': { status: 422, sentence: () => '手机号码应为 11 位数字。' },
  'email-malformed': { status: 422, sentence: () => '电子邮箱的写法有误。' },
  'not-for-yourself': { status: 403, sentence: () => '不能停用、启用或者重置自己的账号，请由另一名安全管理员办理。' },
  'person-not-disabled': { status: 409, sentence: () => '账号仍在使用；请先停用，再销毁其个人信息。' },
  'nothing-to-erase': { status: 409, sentence: () => '没有可以销毁的个人信息：从未登记，或者已经销毁。' },
  'last-security-administrator': { status: 409, sentence: () => '这是最后一名安全管理员；请先指定另一名，再办理。' },
  'administrators-exist': { status: 409, sentence: () => '本系统已有安全管理员；账号请在工作台登记。' },
  'separated-roles': {
    status: 409,
    sentence: () => '系统管理员、安全管理员、安全审计员应为三人，且不得兼任其他岗位。',
  },
  'post-held-already': { status: 409, sentence: () => '该人员在此期间已有同一机构的同一岗位。' },
  'post-unknown': { status: 404, sentence: () => '没有这个岗位。' },
  'post-over': { status: 409, sentence: () => '该岗位已经结束。' },
  'term-backwards': { status: 422, sentence: () => '截止日期不能早于起始日期。' },
  'term-over': { status: 422, sentence: () => '截止日期已经过去。' },
  'ended-before-begun': { status: 422, sentence: ({ fromOn }) => `结束日期不能早于起始日期 ${fromOn}。` },
  'ended-after-term': { status: 422, sentence: ({ untilOn }) => `该岗位本来只到 ${untilOn}，结束日期不能更晚。` },
  'not-your-post': { status: 403, sentence: () => '只能委托本人的岗位。' },
  'post-not-in-force': { status: 409, sentence: () => '该岗位今天未生效，不能委托。' },
  'delegated-already': { status: 409, sentence: () => '受托代行的岗位不得再委托。' },
  'role-not-delegable': { status: 409, sentence: () => '系统管理员、安全管理员、安全审计员的岗位不得委托。' },
  'to-yourself': { status: 422, sentence: () => '不能委托给本人。' },
  'not-a-colleague': { status: 422, sentence: () => '受托人应为本机构有岗位的在用人员。' },
  'beyond-own-term': { status: 422, sentence: () => '委托期限应从今天或者以后开始，且不超出本人岗位的期限。' },
  'sheet-unreadable': {
    status: 422,
    sentence: ({ because }) => `文件无法读取：${because}。请用导入模板另存为 .xlsx 后重试。`,
  },
} as const satisfies RefusalTexts;

/** Signing in. Nothing here says whether an account exists. */
const ofSignIn = {
  'sign-in-refused': { status: 401, sentence: () => '登录名或者口令不正确。' },
  'sign-in-locked': {
    status: 429,
    sentence: ({ minutes }) => `尝试次数过多，请 ${minutes} 分钟后再试；急需时请联系安全管理员。`,
  },
  'sign-in-busy': { status: 429, sentence: () => '此刻登录的人较多，请几秒后再试。' },
  'sign-in-over': { status: 401, sentence: () => '登录已超过十分钟或者已经完成，请重新输入登录名和口令。' },
  'account-disabled': { status: 403, sentence: () => '该账号已停用，请联系安全管理员。' },
  'second-factor-wrong': { status: 401, sentence: () => '验证码不正确、已用过或者已过期，请用新的验证码。' },
  'factor-not-open': { status: 409, sentence: () => '该账号不能用这种方式验证，请换一种。' },
  'sms-too-soon': { status: 429, sentence: ({ seconds }) => `验证码刚刚发出，请 ${seconds} 秒后再发。` },
  'sms-too-many': { status: 429, sentence: () => '一小时内发送的验证码过多，请稍后再试或者联系安全管理员。' },
  'no-own-password': {
    status: 409,
    sentence: () => '您通过统一身份认证登录，在本系统没有口令；需要时请安全管理员设置。',
  },
  'password-wrong': { status: 422, sentence: () => '现在的口令不正确。' },
  'password-too-short': { status: 422, sentence: ({ least }) => `新口令至少 ${least} 位。` },
  'password-too-few-classes': {
    status: 422,
    sentence: ({ least }) => `新口令应至少包含小写字母、大写字母、数字、其他字符中的 ${least} 类。`,
  },
  'password-holds-login-name': { status: 422, sentence: () => '新口令不能包含登录名（正写或者倒写）。' },
  'password-is-common': { status: 422, sentence: () => '新口令过于常见，容易被猜中，请换一个。' },
  'password-repeats-itself': { status: 422, sentence: () => '新口令重复的字符太多，请换一个。' },
  'password-used-before': {
    status: 422,
    sentence: ({ remembered }) => `新口令不能与最近 ${remembered} 次用过的相同。`,
  },
  'no-enrolment-begun': { status: 409, sentence: () => '绑定未开始或者已超时，请重新开始。' },
  'certificate-unreadable': { status: 422, sentence: () => '证书无法读取，请提交 PEM 格式的 X.509 证书。' },
  'certificate-not-valid-now': { status: 422, sentence: () => '证书尚未生效或者已经过期。' },
  'certificate-of-other-issuer': { status: 422, sentence: () => '证书不是本单位认可的机构签发的。' },
  'certificate-signature-wrong': { status: 422, sentence: () => '签名与证书不符，请重新签名。' },
  'certificate-taken': { status: 409, sentence: () => '该证书已绑定在其他账号上。' },
  'oidc-failed': { status: 401, sentence: () => '统一身份认证未完成，请重新登录。' },
  'oidc-not-linked': { status: 403, sentence: () => '您的统一身份尚未与本系统账号关联，请联系安全管理员。' },
  'oidc-away': { status: 409, sentence: () => '统一身份认证暂时无法连接，请稍后再试或者用口令登录。' },
  'oidc-off': { status: 404, sentence: () => '本系统未设置统一身份认证。' },
} as const satisfies RefusalTexts;

export const agenciesRefusals = { ...ofAgencies, ...ofPeople, ...ofSignIn } as const satisfies RefusalTexts;

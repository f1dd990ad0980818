import { formatBytes } from '../parts/format-time.ts';
import { auditKindLabel } from './audit-kinds.ts';

/** What an entry notes, in the words of an auditor; a name or a code that is not listed is shown as it was written. */
const names: Readonly<Record<string, string>> = {
  way: '方式',
  factor: '第二因素',
  because: '原因',
  failures: '连续失败',
  knownDevice: '常用浏览器',
  size: '大小',
  type: '文件类型',
  verdict: '密级标志检查',
  kind: '事项',
  personId: '人员编号',
  rows: '条数',
  state: '状态',
  reason: '理由',
  imported: '导入',
  problems: '问题',
  posts: '岗位',
  postId: '岗位编号',
  ended: '结束的登录',
  result: '结果',
  length: '字数',
  rules: '命中的规则',
};

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  way: { password: '口令', oidc: '统一身份认证' },
  factor: { totp: '动态口令', sms: '短信验证码', certificate: '数字证书', provider: '统一身份认证' },
  because: {
    password: '口令不正确',
    disabled: '账号已停用',
    totp: '动态口令不正确',
    sms: '短信验证码不正确',
    certificate: '数字证书不正确',
  },
  verdict: { clear: '未发现', unreadable: '读不出文字，须人工查看', sealed: '密封件，未查看' },
  state: { active: '在用', disabled: '停用' },
};

export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${names[name] ?? name}：${valueWords(name, value)}`)
    .join('；');
}

function valueWords(name: string, value: unknown): string {
  if (name === 'size' && typeof value === 'number') return formatBytes(value);
  if (name === 'kind' && typeof value === 'string') return auditKindLabel(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return JSON.stringify(value);
  return values[name]?.[String(value)] ?? String(value);
}

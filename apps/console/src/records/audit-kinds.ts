/** Kinds of audit entries in words; a kind not listed shows its code, which is never wrong. */
const labels: Readonly<Record<string, string>> = {
  'sign-in-begun': '口令通过',
  'sign-in-failed': '登录失败',
  'signed-in': '登录',
  'signed-out': '退出登录',
  'sms-code-sent': '发送短信验证码',
  'certificate-challenged': '证书登录：取得待签文字',
  'certificate-enrolment-begun': '开始绑定数字证书',
  'certificate-enrolled': '绑定数字证书',
  'oidc-answered': '统一身份认证返回',
  'oidc-linked': '绑定统一身份认证',
  'password-changed': '修改口令',
  'totp-enrolment-begun': '开始绑定动态口令',
  'totp-enrolled': '绑定动态口令',
  'person-created': '登记人员',
  'person-viewed': '查看人员联系方式',
  'person-state-set': '停用或启用账号',
  'credentials-reset': '重置口令和第二因素',
  'people-imported': '导入人员',
  'sessions-ended': '结束他人登录',
  'file-received': '收到上传文件',
  'audit-entries-read': '查阅审计记录',
  'demonstration-account-opened': '开通演示账号',
  'upload-refused-marked': '拒收带密级标志的文件',
  'personal-data-erased': '销毁个人信息',
  'post-delegated': '委托岗位',
  'post-ended': '结束岗位',
  'setting-changed': '修改系统设置',
  'restore-acknowledged': '确认从备份恢复',
};

export function auditKindLabel(kind: string): string {
  return labels[kind] ?? kind;
}

export const auditKindOptions = Object.entries(labels).map(([value, label]) => ({ value, label }));

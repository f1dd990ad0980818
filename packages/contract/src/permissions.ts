/** What a person may do. A permission is held in an agency, through a role given by a post. */
export const permissions = {
  'disclosure.read': '查看本机关信息（含草稿）',
  'disclosure.write': '起草、修改、提交信息',
  'disclosure.review': '复审',
  'disclosure.secrecy-review': '保密审查',
  'disclosure.publish': '终审发布、更正、撤回',
  'disclosure.record-offline': '登记线下签批',
  'application.handle': '办理依申请公开',
  'application.approve-extension': '批准延期答复',
  'application.approve': '审核、签发答复',
  'agency.read': '查看机构与人员',
  'agency.write': '维护机构与人员',
  'agency.configure': '设置审核流程',
  'person.read-contact': '查看人员联系方式',
  'supervision.read': '查看全县工作情况',
  'system.operate': '系统运行（备份、任务、日历）',
  'security.accounts': '账号、登录与授权管理',
  'security.audit': '查阅审计记录',
} as const;

export type Permission = keyof typeof permissions;

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(permissions, text);
}

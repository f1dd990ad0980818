import type { Permission } from './permissions.ts';

interface RoleDefinition {
  readonly label: string;
  /** `agency`: in the agency of the post; `subtree`: there and below; `installation`: everywhere. */
  readonly scope: 'agency' | 'subtree' | 'installation';
  readonly permissions: readonly Permission[];
}

/** Roles as offices call them. 三员分立: the three installation roles are three persons (等保 8.1.4.2). */
export const roles = {
  clerk: {
    label: '信息员',
    scope: 'agency',
    permissions: ['disclosure.read', 'disclosure.write', 'disclosure.record-offline', 'agency.read'],
  },
  reviewer: { label: '复审', scope: 'agency', permissions: ['disclosure.read', 'disclosure.review', 'agency.read'] },
  'secrecy-reviewer': {
    label: '保密审查',
    scope: 'agency',
    permissions: ['disclosure.read', 'disclosure.secrecy-review', 'agency.read'],
  },
  publisher: {
    label: '终审',
    scope: 'agency',
    permissions: ['disclosure.read', 'disclosure.publish', 'agency.read'],
  },
  'application-handler': {
    label: '依申请公开经办人',
    scope: 'agency',
    permissions: ['application.handle', 'disclosure.read', 'agency.read'],
  },
  'office-head': {
    label: '工作机构负责人',
    scope: 'agency',
    permissions: [
      'application.approve-extension',
      'disclosure.read',
      'disclosure.review',
      'agency.read',
      'agency.configure',
    ],
  },
  'deputy-leader': {
    label: '分管领导',
    scope: 'agency',
    permissions: ['application.approve', 'disclosure.read', 'disclosure.publish', 'agency.read'],
  },
  leader: {
    label: '主要领导',
    scope: 'agency',
    permissions: ['application.approve', 'disclosure.read', 'disclosure.publish', 'agency.read'],
  },
  'county-office': {
    label: '县政务公开办',
    scope: 'subtree',
    permissions: [
      'supervision.read',
      'disclosure.read',
      'agency.read',
      'agency.write',
      'agency.configure',
      'person.read-contact',
    ],
  },
  'system-administrator': {
    label: '系统管理员',
    scope: 'installation',
    permissions: ['system.operate', 'agency.read', 'agency.write'],
  },
  'security-administrator': {
    label: '安全管理员',
    scope: 'installation',
    permissions: ['security.accounts', 'agency.read'],
  },
  'security-auditor': { label: '安全审计员', scope: 'installation', permissions: ['security.audit', 'agency.read'] },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof roles;

export const roleIds = Object.keys(roles) as [Role, ...Role[]];

/** 三员分立: a person holds at most one of these, and no business role beside it. */
export const separatedRoles: readonly Role[] = ['system-administrator', 'security-administrator', 'security-auditor'];

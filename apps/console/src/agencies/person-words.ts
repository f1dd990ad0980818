import { type Person, roles } from '@gongkai/contract';

export const personStates: Record<Person['state'], string> = {
  active: '在用',
  disabled: '已停用',
  invited: '未首次登录',
};
export const factorNames: Record<Person['secondFactor'], string> = {
  none: '未绑定第二因素',
  totp: '动态口令',
  sms: '短信验证码',
  certificate: '数字证书',
};

export type Post = Person['posts'][number];

/** 青石镇人民政府 信息员（B角），受托至 2026-12-31. */
export function postWords(post: Post): string {
  const marks = [
    post.isDeputy ? 'B角' : null,
    post.delegatedBy ? `受 ${post.delegatedBy} 委托` : null,
    post.untilOn ? `至 ${post.untilOn}` : null,
  ].filter(Boolean);
  return `${post.agencyName} ${roles[post.role].label}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`;
}

/** Why the single sign-on did not let somebody in; an unknown code is told in general words, with the code to quote. */
const sentences: Readonly<Record<string, string>> = {
  'oidc-not-linked': '统一身份认证已通过，但本系统没有与之对应的账号。请联系本单位的安全管理员登记。',
  'oidc-failed': '统一身份认证没有通过，请重试或改用口令登录。',
  'oidc-unavailable': '统一身份认证暂时连不上，请稍后重试或改用口令登录。',
};

export function OidcRefusal({ code }: { code: string }) {
  return (
    <p className="note is-late" role="alert">
      {sentences[code] ?? `统一身份认证没有完成（${code}），请重试或改用口令登录。`}
    </p>
  );
}

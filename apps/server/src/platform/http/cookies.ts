export function parseCookies(header: string | undefined): Record<string, string | undefined> {
  const cookies: Record<string, string | undefined> = Object.create(null);
  for (const part of (header ?? '').slice(0, 8_192).split(';')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const name = part.slice(0, at).trim();
    if (!(name in cookies)) cookies[name] = part.slice(at + 1).trim();
  }
  return cookies;
}

/** Values are tokens of ours (`[A-Za-z0-9._~-]`); anything else is a bug. `maxAgeSeconds: null` lasts until the browser closes. */
export function formatCookie(
  name: string,
  value: string,
  options: {
    secure: boolean;
    maxAgeSeconds: number | null;
    path?: string;
    sameSite?: 'Lax' | 'Strict';
    httpOnly?: boolean;
  },
): string {
  if (!/^[\w.~-]*$/.test(value)) throw new Error(`cookie ${name} cannot carry this value`);
  const parts = [`${name}=${value}`, `Path=${options.path ?? '/'}`, `SameSite=${options.sameSite ?? 'Lax'}`];
  if (options.httpOnly ?? true) parts.push('HttpOnly');
  if (options.secure) parts.push('Secure');
  if (options.maxAgeSeconds !== null) parts.push(`Max-Age=${options.maxAgeSeconds}`);
  return parts.join('; ');
}

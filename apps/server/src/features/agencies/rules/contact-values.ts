/** A mobile number of the mainland, as eleven digits; null when it is none. */
export function parseMobile(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+?86|0086)(?=1)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}

/** Lower case: addresses that differ in case only reach one box. */
export function parseEmail(text: string): string | null {
  const address = text.normalize('NFKC').trim().toLowerCase();
  return /^[^\s@,;<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address) && address.length <= 120 ? address : null;
}

/** 138****0000 */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

/** z***@example.gov.cn */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

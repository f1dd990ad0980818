/** Schemes that a link of ours may have. `javascript:`, `data:` and the like never leave this room. */
const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as an attribute may carry it, or null when it would run or hide something. */
export function safeUrl(address: string): string | null {
  // Browsers drop tabs and line breaks inside a scheme: `java\nscript:` is one.
  const bare = address.replace(/[\u0000-\u0020]+/g, match => (/^ +$/.test(match) ? match : '')).trim();
  if (/^(\/(?![/\\])|#|\?)/.test(bare)) return bare;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1];
  if (scheme) return ALLOWED.has(`${scheme.toLowerCase()}:`) && URL.canParse(bare) ? bare : null;
  return null;
}

/** A place on this site to go back to: a path of ours, never another host (`//host`, `/\host`) nor a scheme. */
export function localPath(address: string | undefined): string {
  if (!address || address.length > 2_000 || !/^\/(?![/\\])/.test(address)) return '/';
  if (/[\u0000-\u001f\\]/.test(address)) return '/';
  const url = new URL(address, 'http://site.invalid');
  return url.host === 'site.invalid' ? url.pathname + url.search : '/';
}

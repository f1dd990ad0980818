interface Attribute {
  readonly name: string;
  readonly value: string;
}

const LARGEST_SPAN = 100;
const SCOPES = new Set(['row', 'col', 'rowgroup', 'colgroup']);
/** A base that no link can name: what still stands on it afterwards was relative. */
const HERE = 'https://here.invalid';

/** The attributes of a table cell that carry meaning. */
export function cleanCellAttributes(attributes: readonly Attribute[]): string {
  let clean = '';
  for (const name of ['colspan', 'rowspan']) {
    const span = Number(valueOf(attributes, name));
    if (Number.isInteger(span) && span > 1 && span <= LARGEST_SPAN) clean += ` ${name}="${span}"`;
  }
  const scope = valueOf(attributes, 'scope')?.toLowerCase();
  return scope && SCOPES.has(scope) ? `${clean} scope="${scope}"` : clean;
}

/** The address of a link as a browser will read it, or null: only http, https, mailto, and places on this site. */
export function cleanAddress(text: string | undefined): string | null {
  if (text === undefined) return null;
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 2_000) return null;
  if (trimmed.startsWith('#')) return URL.parse(trimmed, HERE)?.hash || null;
  const url = URL.parse(trimmed, HERE);
  if (!url || url.username !== '' || url.password !== '') return null;
  if (url.origin === HERE) return /^[/\\](?![/\\])/.test(trimmed) ? `${url.pathname}${url.search}${url.hash}` : null;
  if (url.protocol === 'http:' || url.protocol === 'https:') return url.href;
  return url.protocol === 'mailto:' && /^mailto:[^?#\s]+@[^?#\s]+$/i.test(url.href) ? url.href : null;
}

/** Word writes bold and the like into `style`. */
export function inlineOfStyle(attributes: readonly Attribute[]): 'strong' | null {
  const style = valueOf(attributes, 'style') ?? '';
  return /(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b/i.test(style) ? 'strong' : null;
}

export function valueOf(attributes: readonly Attribute[], name: string): string | undefined {
  return attributes.find(attribute => attribute.name === name)?.value;
}

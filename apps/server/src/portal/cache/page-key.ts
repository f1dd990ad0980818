/** The names that a page declares, each once, sorted; everything else in the address is not part of the page. */
export type DeclaredQuery = Readonly<Record<string, string>>;

const MAX_VALUE_LENGTH = 400;

export type ReadQuery = { ok: true; query: DeclaredQuery } | { ok: false; sentence: string };

/** Reads the query by the declared names. A name given twice counts once, the first; an empty value counts as none. */
export function readQuery(search: string, declared: readonly string[]): ReadQuery {
  const query: Record<string, string> = {};
  if (search === '' || declared.length === 0) return { ok: true, query };
  let given: URLSearchParams;
  try {
    // Percent signs that spell no UTF-8 come out as U+FFFD: refused below rather than searched for.
    given = new URLSearchParams(search);
  } catch {
    return { ok: false, sentence: '网址中的参数无法读取。' };
  }
  for (const name of [...declared].sort()) {
    const value = given.get(name)?.trim();
    if (!value) continue;
    if (value.length > MAX_VALUE_LENGTH)
      return { ok: false, sentence: `参数 ${name} 过长，最多 ${MAX_VALUE_LENGTH} 个字。` };
    if (!isReadable(value))
      return { ok: false, sentence: `参数 ${name} 含有无法识别的字符，请重新输入（UTF-8 编码）。` };
    query[name] = value;
  }
  return { ok: true, query };
}

export function isReadable(text: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(text) && text.isWellFormed();
}

export function pageKey(viewCode: string, path: string, query: DeclaredQuery): string {
  const names = Object.keys(query);
  if (names.length === 0) return `${viewCode} ${path}`;
  return `${viewCode} ${path}?${names.map(name => `${name}=${encodeURIComponent(query[name]!)}`).join('&')}`;
}

/** What a request spells: only these bytes and the view decide which page it is. */
export function spellingOf(viewCode: string, url: string): string {
  return `${viewCode} ${url}`;
}

import type { RouteDefinition } from '@gongkai/contract';

type Values = Readonly<Record<string, unknown>>;

/** `/api/v1/disclosures/{itemId}` with its values put in, and the query behind it; what is undefined or empty is left out. */
export function addressOf(path: RouteDefinition['path'], params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) throw new Error(`no value for {${name}} of ${path}`);
    return encodeURIComponent(String(value));
  });
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (pairs.length === 0) return filled;
  return `${filled}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

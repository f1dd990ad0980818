/**
 * Text that no column can hold or that would come back changed: U+0000 and lone surrogates. Looked for in everything that
 * arrives, before any schema, so that it can never become a fault of the database. Also bounds depth and size of JSON.
 */
const MAX_DEPTH = 40;
const MAX_NODES = 50_000;

export function findUnwritable(root: unknown): { field: string; message: string } | null {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  for (let seen = 0; open.length > 0; seen++) {
    const { value, path, depth } = open.pop()!;
    if (seen > MAX_NODES) return { field: path, message: `内容过于复杂，最多 ${MAX_NODES} 个值` };
    if (typeof value === 'string') {
      const problem = checkText(value);
      if (problem) return { field: path, message: problem };
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= MAX_DEPTH) return { field: path.slice(0, 60), message: `嵌套过深，最多 ${MAX_DEPTH} 层` };
      for (const [key, child] of Object.entries(value)) {
        const problem = checkText(key);
        if (problem) return { field: path, message: problem };
        open.push({ value: child, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
      }
    }
  }
  return null;
}

function checkText(text: string): string | null {
  if (text.includes('\u0000')) return '含有空字符（U+0000），无法保存';
  if (!text.isWellFormed()) return '含有残缺的字符（孤立代理项），无法保存';
  return null;
}

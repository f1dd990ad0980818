import type { FormInstance } from 'antd';
import { type Failure, isFailure } from '../client/failure.ts';

/** Names as the server writes them (`content.keywords.0`) put at the controls of a form; true when every problem found its place. */
export function showAtFields(form: FormInstance, failure: Failure | unknown, under = ''): boolean {
  if (!isFailure(failure)) return false;
  const known = Object.keys(form.getFieldsValue(true) ?? {});
  const mounted = new Set([...known, ...form.getFieldsError().map(entry => String(entry.name[0]))]);
  const byName = new Map<string, string[]>();
  for (const problem of failure.fields) {
    const name = nameIn(problem.field, under);
    if (!mounted.has(name)) continue;
    byName.set(name, [...(byName.get(name) ?? []), problem.message]);
  }
  form.setFields([...byName].map(([name, errors]) => ({ name, errors })));
  const first = byName.keys().next().value;
  if (first !== undefined) form.getFieldInstance(first)?.focus?.();
  return failure.fields.length > 0 && byName.size > 0;
}

function nameIn(field: string, under: string): string {
  const parts = field.split('.').filter(part => part !== 'body' && part !== under);
  return parts[0] ?? field;
}

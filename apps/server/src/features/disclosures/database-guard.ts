import type { Refusal } from '../../platform/outcome.ts';
import type { DisclosureRefusal } from './refusals.ts';

/** Error codes of the triggers in 0007. */
const GUARDS: Readonly<Record<string, DisclosureRefusal>> = {
  GK001: 'guard-not-open',
  GK002: 'guard-final-signature',
  GK003: 'guard-secrecy-form',
  GK004: 'guard-signature',
  GK005: 'guard-edition',
};

/** What the database refused, as a refusal; null when the fault is another one. */
export function refusalOfGuard(fault: unknown): Refusal<DisclosureRefusal> | null {
  const code = GUARDS[(fault as { code?: string } | null)?.code ?? ''];
  return code ? { code, article: '条例第十七条' } : null;
}

import { localDateOf } from '../../../platform/clock/clock.ts';
import type { Call } from '../../../platform/http/endpoint.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Saved } from '../commands/create-draft.ts';
import type { Officer } from '../commands/open-item.ts';
import { refusalOfGuard } from '../database-guard.ts';
import type { DisclosuresParts } from '../parts.ts';
import { type DetailAnswer, findItemDetail } from '../queries/item-detail.ts';

/** The person who calls; nobody without a session comes this far. */
export function officerOf(call: Call): Officer {
  if (call.actor.kind !== 'person') throw new Error('a staff route was called without a person');
  return { personId: call.actor.personId, may: (permission, agencyId) => call.may(permission, agencyId) };
}

/** Runs a command and answers the item as it stands afterwards, in the same transaction. */
export async function changeItem(
  call: Call,
  parts: DisclosuresParts,
  run: (work: Work, officer: Officer) => Promise<Outcome<number | Saved>>,
): Promise<Outcome<DetailAnswer>> {
  const officer = officerOf(call);
  const once = () =>
    call.transact(async work => {
      const outcome = await run(work, officer);
      if (!outcome.ok) return outcome;
      const { itemId, removed } =
        typeof outcome.value === 'number' ? { itemId: outcome.value, removed: [] } : outcome.value;
      const moment = { db: work.db, today: localDateOf(work.now) };
      const detail = await findItemDetail(moment, parts, officer, itemId, removed);
      return detail ? done(detail) : refuse('not-found');
    });
  try {
    return await once().catch(fault => (lostItsNumber(fault) ? once() : Promise.reject(fault)));
  } catch (fault) {
    const refusal = refusalOfGuard(fault);
    if (!refusal) throw fault;
    return { ok: false, refusal };
  }
}

/** An import that committed meanwhile brought the 索引号 that was about to be given: decided again, the next one is free. */
function lostItsNumber(fault: unknown): boolean {
  const { code, constraint } = fault as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'items_index_number_key';
}

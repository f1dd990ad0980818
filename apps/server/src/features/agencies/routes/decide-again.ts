import type { Call } from '../../../platform/http/endpoint.ts';

/** Unique values, and the guards of 0004: whoever lost a race to another call finds out by one of these. */
const LOST_RACES = new Set(['23505', 'GK021', 'GK022', 'GK023', 'GK024', 'GK025', 'GK026']);

/**
 * Two calls at once may both find a name free; the database lets one through. The other decides once more on what is there now,
 * and refuses with its sentence instead of failing.
 */
export function decideAgain(call: Pick<Call, 'transact'>): Call['transact'] {
  return async run => {
    try {
      return await call.transact(run);
    } catch (fault) {
      if (!LOST_RACES.has((fault as { code?: string }).code ?? '')) throw fault;
      return await call.transact(run);
    }
  };
}

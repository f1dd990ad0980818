import type { OfficeFeature } from '../../platform/feature.ts';
import { recordsRefusals } from './refusals.ts';
import { type RecordsParts, recordsEndpoints } from './routes.ts';

/** What is kept beside the ledger and how dates are explained: audit entries, day-by-day sheets, the test clock. */
export function recordsFeature(parts: RecordsParts): OfficeFeature {
  return { name: 'records', endpoints: recordsEndpoints(parts), refusals: recordsRefusals };
}

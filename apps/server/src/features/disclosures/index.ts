import type { OfficeFeature } from '../../platform/feature.ts';
import { publishItemAct } from './commands/publish-scheduled.ts';
import type { DisclosuresParts } from './parts.ts';
import { importProjection, itemProjection, publicCopyProjection } from './projections.ts';
import { disclosuresRefusals } from './refusals.ts';
import { readRoutes } from './routes/read-routes.ts';
import { reviewRoutes } from './routes/review-routes.ts';
import { writeRoutes } from './routes/write-routes.ts';
import { countOpenItems } from './store/due-days.ts';

export { type FormerItem, type ImportFault, type ItemBatch, importItems } from './commands/import-items.ts';
export { applyCalendarChange, type MovedDue, previewCalendarChange } from './commands/move-due-days.ts';
export type { DisclosuresParts } from './parts.ts';

/** 主动公开, office side: drafts, signatures, publication, correction, withdrawal. */
export function disclosuresFeature(parts: DisclosuresParts): OfficeFeature {
  return {
    name: 'disclosures',
    endpoints: [...readRoutes(parts), ...writeRoutes(parts), ...reviewRoutes(parts)],
    refusals: disclosuresRefusals,
    dueActs: [publishItemAct(parts)],
    projections: [itemProjection, importProjection, publicCopyProjection],
  };
}

/** For `agencies`: an agency with items on their way is closed only by a merger. */
export const openItems = { name: 'disclosures', count: countOpenItems };

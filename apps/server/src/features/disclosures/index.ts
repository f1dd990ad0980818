import type { OfficeFeature } from '../../platform/feature.ts';
import { publishItemAct } from './commands/publish-scheduled.ts';
import type { DisclosuresParts } from './parts.ts';
import { importProjection, itemProjection, publicCopyProjection } from './projections.ts';
import { disclosuresRefusals } from './refusals.ts';
import { readRoutes } from './routes/read-routes.ts';
import { reviewRoutes } from './routes/review-routes.ts';
import { writeRoutes } from './routes/write-routes.ts';
import { countOpenItems } from './store/due-days.ts';

// For bulk loads, which write the same rows and events as the commands (demo/load).
export { beginCorrection } from './commands/begin-correction.ts';
export { createDraft } from './commands/create-draft.ts';
export { decideStep, reviewSecrecy } from './commands/decide-step.ts';
export { discardEdition } from './commands/give-up.ts';
export { type FormerItem, type ImportFault, type ItemBatch, importItems } from './commands/import-items.ts';
export { applyCalendarChange, type MovedDue, previewCalendarChange } from './commands/move-due-days.ts';
export { type Officer } from './commands/open-item.ts';
export { reckonDue } from './commands/reckon-due.ts';
export { saveDraft } from './commands/save-draft.ts';
export { PUBLISH_ITEM } from './commands/schedule.ts';
export { submitItem } from './commands/submit-item.ts';
export { withdrawItem } from './commands/withdraw-item.ts';
export { contentHash } from './content/content-hash.ts';
export { plainText } from './content/plain-text.ts';
export { sanitiseHtml } from './content/sanitise-html.ts';
export type { Due, Edition, Item, Signature } from './item.ts';
export type { DisclosuresParts } from './parts.ts';
export { type BatchFact, hashBatch } from './rules/batch-hash.ts';
export { type ItemEventKind, type ItemEvents, itemEvent, itemStream } from './rules/item-events.ts';
export { judgeSecrecyForm, type SecrecyForm } from './rules/judge-secrecy-form.ts';
export type { NewSignature } from './store/signatures.ts';

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

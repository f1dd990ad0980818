import {
  beginCorrection,
  cancelSchedule,
  createDraft,
  discardEdition,
  saveDraft,
  submitItem,
  withdrawItem,
} from '@gongkai/contract';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { beginCorrection as begin } from '../commands/begin-correction.ts';
import { createDraft as create } from '../commands/create-draft.ts';
import { cancelSchedule as cancel, discardEdition as discard } from '../commands/give-up.ts';
import { saveDraft as save } from '../commands/save-draft.ts';
import { submitItem as submit } from '../commands/submit-item.ts';
import { withdrawItem as withdraw } from '../commands/withdraw-item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { changeItem } from './change-item.ts';

/** What a clerk does, and taking back what was published. */
export function writeRoutes(parts: DisclosuresParts): Endpoint[] {
  return [
    endpoint(createDraft, (call, { body }) =>
      changeItem(call, parts, (work, officer) => create(work, parts, officer, body.agencyId, body.content)),
    ),
    endpoint(saveDraft, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => save(work, parts, officer, { ...params, ...body })),
    ),
    endpoint(submitItem, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => submit(work, parts, officer, { ...params, ...body })),
    ),
    endpoint(beginCorrection, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => begin(work, parts, officer, { ...params, ...body })),
    ),
    endpoint(discardEdition, (call, { params, query }) =>
      changeItem(call, parts, (work, officer) => discard(work, officer, { ...params, ...query })),
    ),
    endpoint(cancelSchedule, (call, { params, query }) =>
      changeItem(call, parts, (work, officer) => cancel(work, officer, { ...params, ...query })),
    ),
    endpoint(withdrawItem, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => withdraw(work, parts, officer, { ...params, ...body })),
    ),
  ];
}

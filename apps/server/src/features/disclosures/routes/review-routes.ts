import { decideStep, recordOfflineDecision, signSecrecyReview } from '@gongkai/contract';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { decideStep as decide, reviewSecrecy } from '../commands/decide-step.ts';
import { recordOfflineDecision as recordOffline } from '../commands/record-offline-decision.ts';
import type { DisclosuresParts } from '../parts.ts';
import { changeItem } from './change-item.ts';

/** Signatures: on the screen, and recorded from paper. */
export function reviewRoutes(parts: DisclosuresParts): Endpoint[] {
  return [
    endpoint(signSecrecyReview, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => reviewSecrecy(work, officer, { ...params, ...body })),
    ),
    endpoint(decideStep, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => decide(work, parts, officer, { ...params, ...body })),
    ),
    endpoint(recordOfflineDecision, (call, { params, body }) =>
      changeItem(call, parts, (work, officer) => recordOffline(work, parts, officer, { ...params, ...body })),
    ),
  ];
}

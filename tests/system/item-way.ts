import {
  createDraft,
  decideStep,
  type ItemContent,
  loadItem,
  type RouteAnswer,
  type RouteDefinition,
  signSecrecyReview,
  submitItem,
} from '@gongkai/contract';
import type { Answer, Staff } from './staff.ts';

/** The people an item passes through in an office with the usual chain. */
export interface Desk {
  readonly clerk: Staff;
  readonly reviewer: Staff;
  readonly secrecy: Staff;
  readonly publisher: Staff;
  readonly agencyId: number;
}

type Detail = RouteAnswer<typeof loadItem>;

export const CLEAN_FORM = {
  stateSecret: false,
  workSecret: false,
  businessSecret: false,
  personalPrivacy: false,
  threeSecurities: false,
  unreadableFilesSeen: true,
  opinion: '经审查，不涉密，可以公开。',
};

export function sampleContent(changes: Partial<ItemContent> = {}): ItemContent {
  return {
    title: '云岭县农村公路养护实施细则（虚构）',
    body: '<p>为加强农村公路养护，制定本细则（虚构）。</p>',
    category: 'normative-documents',
    documentNumber: null,
    formedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) as ItemContent['formedOn'],
    openness: 'proactive',
    opennessGround: null,
    opennessReason: null,
    summary: null,
    keywords: [],
    source: null,
    validity: null,
    explainsItemId: null,
    attachments: [],
    ...changes,
  };
}

/** The answer's body, or an error that says what was refused: for steps that must succeed. */
export async function must<Route extends RouteDefinition>(
  answering: Promise<Answer<RouteAnswer<Route>>>,
): Promise<RouteAnswer<Route>> {
  const { status, body, code, message } = await answering;
  if (status >= 300) throw new Error(`refused with ${status} ${code}: ${message}`);
  return body;
}

export function draft(desk: Desk, content: Partial<ItemContent> = {}): Promise<Detail> {
  const body = { agencyId: desk.agencyId, content: sampleContent(content) };
  return must<typeof loadItem>(desk.clerk.call(createDraft, { body }));
}

/** From a draft to the last signature; `publishAt` null publishes at once. */
export async function bringToPublic(desk: Desk, item: Detail, publishAt: string | null = null): Promise<Detail> {
  const ready = await bringToFinal(desk, item);
  return must<typeof loadItem>(desk.publisher.call(decideStep, approve(ready, publishAt)));
}

export async function bringToFinal(desk: Desk, item: Detail): Promise<Detail> {
  const submitted = await must<typeof loadItem>(desk.clerk.call(submitItem, on(item)));
  const { params, body } = on(submitted);
  const cleared = await must<typeof loadItem>(
    desk.secrecy.call(signSecrecyReview, { params, body: { ...body, form: CLEAN_FORM } }),
  );
  return await must<typeof loadItem>(desk.reviewer.call(decideStep, approve(cleared)));
}

export function approve(item: Detail, publishAt: string | null = null) {
  const { params, body } = on(item);
  return { params, body: { ...body, decision: 'approved' as const, comment: null, publishAt } };
}

/** Names the content that was read, as every signature must. */
export function on(item: Detail) {
  return {
    params: { itemId: String(item.id) },
    body: { expectedVersion: item.version, contentHash: item.contentHash },
  };
}

export function load(staff: Staff, itemId: number): Promise<Detail> {
  return must<typeof loadItem>(staff.call(loadItem, { params: { itemId: String(itemId) } }));
}

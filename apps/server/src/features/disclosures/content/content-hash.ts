import { createHash } from 'node:crypto';
import type { ItemContent } from '@gongkai/contract';
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts';

/**
 * What every signature is bound to: all that the public will see and all that decides whether it may, the attachments by
 * the hashes of their bytes. It may stand in the ledger: what it covers is written to be published, and an item that is
 * not published is never found by guessing at whole bodies.
 */
export function contentHash(content: ItemContent, note: string | null): string {
  const bound = {
    format: 'gongkai-content-1',
    title: content.title,
    body: content.body,
    category: content.category,
    documentNumber: content.documentNumber,
    formedOn: content.formedOn,
    openness: content.openness,
    opennessGround: content.opennessGround,
    opennessReason: content.opennessReason,
    summary: content.summary,
    keywords: content.keywords,
    source: content.source,
    validity: content.validity,
    explainsItemId: content.explainsItemId,
    attachments: content.attachments.map(({ hash, name }) => ({ hash, name })),
    note,
  };
  return createHash('sha256').update(canonicalJson(bound)).digest('hex');
}

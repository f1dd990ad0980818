import type { LocalDate } from '@gongkai/statute';
import { sql } from 'kysely';
import type { Instant } from '../../../platform/clock/clock.ts';
import type { Decision, Signature, SignatureKind } from '../item.ts';
import type { Db } from './db.ts';

export interface NewSignature {
  readonly itemId: number;
  readonly editionNo: number;
  readonly contentHash: string;
  readonly step: number;
  readonly kind: SignatureKind;
  readonly stepLabel: string;
  readonly decision: Decision;
  readonly signedBy: number;
  readonly signedOn: LocalDate;
  /** Set when the signature was given on paper. */
  readonly offline: { readonly scanHash: string; readonly recordedBy: number } | null;
  readonly comment: string | null;
  readonly secrecyForm: object | null;
  readonly recordedAt: Instant;
}

/** A signature with what the screen shows of it. */
export interface ShownSignature extends Signature {
  readonly by: string;
  readonly mode: 'online' | 'offline';
  readonly scanHash: string | null;
  readonly comment: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Instant;
}

const SIGNATURE = sql`s.id, s.edition_no as "editionNo", encode(s.content_hash, 'hex') as "contentHash", s.step,
  s.step_label as "stepLabel", s.kind, s.decision, s.signed_by as "signedBy", s.signed_on as "signedOn",
  s.voided_at is not null as voided`;

export async function listSignatures(db: Db, itemId: number, editionNo: number): Promise<Signature[]> {
  const { rows } = await sql<Signature>`select ${SIGNATURE} from core.signatures s
    where s.item_id = ${itemId} and s.edition_no = ${editionNo} order by s.id`.execute(db);
  return rows;
}

/** Of all editions: who approved what stays to be seen. */
export async function listShownSignatures(db: Db, itemId: number): Promise<ShownSignature[]> {
  const { rows } = await sql<ShownSignature>`select ${SIGNATURE}, signer.name as by, s.mode,
      encode(s.scan_hash, 'hex') as "scanHash", s.comment, recorder.name as "recordedBy", s.recorded_at as "recordedAt"
    from core.signatures s join core.people signer on signer.id = s.signed_by
    left join core.people recorder on recorder.id = s.recorded_by
    where s.item_id = ${itemId} order by s.id`.execute(db);
  return rows;
}

export async function addSignature(db: Db, signature: NewSignature): Promise<number> {
  const { offline, secrecyForm } = signature;
  const { rows } = await sql<{ id: number }>`insert into core.signatures (item_id, edition_no, content_hash, step, kind,
      step_label, decision, signed_by, signed_on, mode, scan_hash, recorded_by, comment, secrecy_form, recorded_at)
    values (${signature.itemId}, ${signature.editionNo}, decode(${signature.contentHash}, 'hex'), ${signature.step},
      ${signature.kind}, ${signature.stepLabel}, ${signature.decision}, ${signature.signedBy}, ${signature.signedOn},
      ${offline ? 'offline' : 'online'}, decode(${offline?.scanHash ?? null}::text, 'hex'), ${offline?.recordedBy ?? null},
      ${signature.comment}, ${secrecyForm && JSON.stringify(secrecyForm)}::jsonb, ${signature.recordedAt})
    returning id`.execute(db);
  return rows[0]!.id;
}

/** Approvals of an edition that still counted count no longer; returns how many. A return stays what it was. */
export async function voidSignatures(db: Db, itemId: number, editionNo: number, at: Instant): Promise<number> {
  const { numAffectedRows } = await sql`update core.signatures set voided_at = ${at}
    where item_id = ${itemId} and edition_no = ${editionNo} and voided_at is null and decision = 'approved'`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

import type { LocalDate } from '@gongkai/statute';
import type { Work } from '../../../platform/work.ts';
import type { Decision, ItemFile, SignatureKind } from '../item.ts';
import type { Asker } from '../rules/check-command.ts';
import { addSignature } from '../store/signatures.ts';

/** Who signs, when, and on what: on the screen now, or on paper before. */
export interface Signer {
  readonly personId: number;
  readonly asker: Asker;
  readonly signedOn: LocalDate;
  /** The scan of the paper, and the clerk who recorded it. */
  readonly offline: { readonly scanHash: string; readonly recordedBy: number } | null;
}

export interface Signing {
  readonly kind: SignatureKind;
  readonly step: number;
  readonly stepLabel: string;
  readonly decision: Decision;
  readonly comment: string | null;
  readonly secrecyForm: object | null;
}

/** A signature bound to the content as it stands. */
export async function signItem(work: Work, file: ItemFile, signer: Signer, signing: Signing) {
  const { item, edition } = file;
  const signature = await addSignature(work.db, {
    ...signing,
    itemId: item.id,
    editionNo: edition.no,
    contentHash: edition.contentHash,
    signedBy: signer.personId,
    signedOn: signer.signedOn,
    offline: signer.offline,
    recordedAt: work.now,
  });
  const { no, contentHash } = edition;
  const mode = signer.offline ? ('offline' as const) : ('online' as const);
  return { edition: no, contentHash, signature, signer: signer.personId, mode };
}

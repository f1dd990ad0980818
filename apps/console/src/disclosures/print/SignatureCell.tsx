import type { ItemDetail } from '@gongkai/contract';
import { formatLongDay } from '../../parts/format-time.ts';

interface Props {
  item: ItemDetail;
  /** Null: whichever step it was signed with (the secrecy form). */
  step: number | null;
  label: string;
  kind: ItemDetail['signatures'][number]['kind'];
}

/** What was signed in the system, or an empty place for the pen. */
export function SignatureCell({ item, step, label, kind }: Props) {
  const signed = item.signatures.findLast(
    signature => signature.counts && signature.kind === kind && (step === null || signature.step === step),
  );
  return (
    <tr>
      <th scope="row">{label}意见</th>
      <td className="tall">
        {signed ? (
          <>
            {signed.decision === 'approved' ? '同意' : '退回'}
            {signed.comment ? `。${signed.comment}` : ''}
            <br />
            {signed.by}　{formatLongDay(signed.signedOn)}
            {signed.mode === 'offline' ? '（线下签批，扫描件留档）' : '（系统内签批）'}
          </>
        ) : (
          <span className="pen-line">签字：　　　　　　　　　　　　年　　月　　日</span>
        )}
      </td>
    </tr>
  );
}

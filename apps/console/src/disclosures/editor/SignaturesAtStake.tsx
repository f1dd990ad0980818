import type { ItemDetail } from '@gongkai/contract';

/** Said before it happens: a change of the content voids what was signed for it. */
export function SignaturesAtStake({ item }: { item: ItemDetail }) {
  const counting = item.signatures.filter(signature => signature.counts && signature.decision === 'approved');
  const returned = item.signatures.findLast(signature => signature.decision === 'returned');
  return (
    <>
      {item.state === 'returned' && returned ? (
        <p className="note">
          <strong>
            {returned.by}（{returned.stepLabel}）{returned.signedOn} 退回
          </strong>
          {returned.comment ? `　${returned.comment}` : ''}
        </p>
      ) : null}
      {counting.length > 0 ? (
        <p className="note">
          已有签批：{counting.map(signature => `${signature.stepLabel} ${signature.by}`).join('、')}
          。内容一经改动，这些签批即失效，须重新走审核流程。
        </p>
      ) : null}
    </>
  );
}

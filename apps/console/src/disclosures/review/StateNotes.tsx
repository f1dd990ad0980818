import { type ItemDetail, withdrawalGrounds } from '@gongkai/contract';
import { formatInstant, formatLongDay } from '../../parts/format-time.ts';

/** What a reader must know before anything else: returned and why, scheduled for when, withdrawn and why, public where. */
export function StateNotes({ item }: { item: ItemDetail }) {
  const returned =
    item.state === 'returned' ? item.signatures.findLast(signature => signature.decision === 'returned') : undefined;
  return (
    <>
      {returned ? (
        <p className="note is-late">
          <strong>
            {returned.by}（{returned.stepLabel}）{returned.signedOn} 退回
          </strong>
          {'　'}
          {returned.comment ?? '未写原因'}
        </p>
      ) : null}
      {item.state === 'scheduled' && item.publishAt ? (
        <p className="note">已终审，将于 {formatInstant(item.publishAt)}（北京时间）自动公开。</p>
      ) : null}
      {item.withdrawal ? (
        <p className="note is-late">
          <strong>
            {formatLongDay(item.withdrawal.on)} 撤回（{withdrawalGrounds[item.withdrawal.ground].label}）
          </strong>
          {'　'}
          {item.withdrawal.reason}
        </p>
      ) : null}
      {item.publicUrl && item.state !== 'withdrawn' ? (
        <p className="note is-good">
          {item.state === 'published' ? '已公开：' : '上一版仍在公开：'}
          <a href={item.publicUrl} target="_blank" rel="noreferrer">
            在公开网站上查看
          </a>
        </p>
      ) : null}
    </>
  );
}

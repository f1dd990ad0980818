import { type ItemDetail, itemHistory } from '@gongkai/contract';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../parts/Answered.tsx';
import { formatInstant } from '../../parts/format-time.ts';

/** 台账: the events of this item, each with its place in the chain. */
export function History({ item }: { item: ItemDetail }) {
  const answer = useAnswer(itemHistory, { params: { itemId: String(item.id) } }, { staleMs: 0 });
  return (
    <Answered of={answer} what="台账">
      {({ items }) => (
        <>
          <p className="quiet">台账只增不改。每一笔的校验值由它的内容和上一笔的校验值算出，改动任何一笔都会被发现。</p>
          <ol className="rows history">
            {items.toReversed().map(event => (
              <li key={event.version}>
                <div>
                  <span className="nowrap">{event.happenedOn}</span>
                  <span className="facts">第 {event.version} 笔</span>
                </div>
                <div>
                  {event.label}
                  <span className="facts">
                    {event.actor} · 记录于 {formatInstant(event.recordedAt)}
                    {event.detail ? ` · ${event.detail}` : ''}
                  </span>
                  <details>
                    <summary className="quiet">校验值</summary>
                    <code className="hash">{event.hash}</code>
                  </details>
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </Answered>
  );
}

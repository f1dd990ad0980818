import { Button } from 'antd';
import { formatInstant } from '../../parts/format-time.ts';
import type { LocalDraft } from './local-draft.ts';

interface Props {
  draft: LocalDraft;
  /** Somebody saved the item after this text was written. */
  isOutdated: boolean;
  onRestore: () => void;
  onDiscard: () => void;
}

/** The question before anything is overwritten: an earlier visit left text behind. */
export function RestoreDraft({ draft, isOutdated, onRestore, onDiscard }: Props) {
  return (
    <div className="note" role="alert">
      <p>
        <strong>本机有一份没有保存的文稿</strong>　写于 {formatInstant(draft.savedAt)}
        {draft.values.title ? `，标题《${draft.values.title}》` : ''}。
        {isOutdated ? '此后这条信息又被保存过，恢复后请核对，保存时以您的文字为准。' : ''}
      </p>
      <p className="page-actions">
        <Button type="primary" onClick={onRestore}>
          恢复
        </Button>
        <Button onClick={onDiscard}>丢弃</Button>
      </p>
    </div>
  );
}

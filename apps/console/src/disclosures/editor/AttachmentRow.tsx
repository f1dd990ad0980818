import { formatBytes } from '../../parts/format-time.ts';
import type { AttachmentValue } from './item-values.ts';
import type { Sending } from './use-uploads.ts';

interface RowProps {
  file: AttachmentValue;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function AttachmentRow({ file, isFirst, isLast, onMove, onRemove }: RowProps) {
  return (
    <li>
      <span className="file-name">{file.name}</span>
      <span className="quiet">
        {file.size === null ? '' : formatBytes(file.size)}
        {file.opennessMark ? `　文中附注：${file.opennessMark}` : ''}
      </span>
      {file.markings === 'unreadable' ? (
        <span className="soon">　读不出文字（如扫描件），保密审查时须人工查看。</span>
      ) : null}
      <span className="file-acts">
        {isFirst ? null : <Act label="上移" name={file.name} onAct={() => onMove(-1)} />}
        {isLast ? null : <Act label="下移" name={file.name} onAct={() => onMove(1)} />}
        <Act label="移除" name={file.name} onAct={onRemove} />
      </span>
    </li>
  );
}

export function SendingRow({ entry, onDrop }: { entry: Sending; onDrop: () => void }) {
  return (
    <li>
      <span className="file-name">{entry.name}</span>
      {entry.refusal ? (
        <span className="late" role="alert">
          {'　'}未上传：{entry.refusal}
        </span>
      ) : (
        <>
          <progress max={1} value={entry.fraction} aria-label={`上传 ${entry.name}`} />
          <span className="quiet">
            {entry.fraction < 1 ? `${Math.round(entry.fraction * 100)}%` : '正在检查密级标志…'}
          </span>
        </>
      )}
      <span className="file-acts">
        <Act label={entry.refusal ? '知道了' : '取消'} name={entry.name} onAct={onDrop} />
      </span>
    </li>
  );
}

function Act({ label, name, onAct }: { label: string; name: string; onAct: () => void }) {
  return (
    <button type="button" className="plain-button" aria-label={`${label} ${name}`} onClick={onAct}>
      {label}
    </button>
  );
}

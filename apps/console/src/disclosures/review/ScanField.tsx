import { uploadLimits } from '@gongkai/contract';
import { useAnswer } from '../../client/use-answer.ts';
import { FilePick } from '../../parts/FilePick.tsx';
import { SendingRow } from '../editor/AttachmentRow.tsx';
import { acceptOf } from '../editor/check-file.ts';
import { useUploads } from '../editor/use-uploads.ts';
import '../editor/rich-editor.css';

export interface Scan {
  readonly hash: string;
  readonly name: string;
}

interface Props {
  id?: string;
  value?: Scan | null;
  onChange?: (scan: Scan | null) => void;
}

/** One scan or photo of the signed paper. */
export function ScanField({ id, value, onChange }: Props) {
  const { data: limits } = useAnswer(uploadLimits, {}, { staleMs: Number.POSITIVE_INFINITY });
  const { sending, drop, sendAll } = useUploads(limits, file => onChange?.({ hash: file.hash, name: file.name }));
  return (
    <div>
      {value ? (
        <p>
          {value.name}{' '}
          <button type="button" className="plain-button" onClick={() => onChange?.(null)}>
            换一个
          </button>
        </p>
      ) : (
        <FilePick
          id={id}
          label="选择扫描件"
          accept={limits ? acceptOf(limits) : undefined}
          onPick={files => sendAll(files)}
        />
      )}
      <ol className="files">
        {sending.map(entry => (
          <SendingRow key={entry.key} entry={entry} onDrop={() => drop(entry.key)} />
        ))}
      </ol>
    </div>
  );
}

import { uploadLimits } from '@gongkai/contract';
import { useRef, useState } from 'react';
import { useAnswer } from '../../client/use-answer.ts';
import { FilePick } from '../../parts/FilePick.tsx';
import { AttachmentRow, SendingRow } from './AttachmentRow.tsx';
import { acceptOf } from './check-file.ts';
import type { AttachmentValue } from './item-values.ts';
import { UploadLimits } from './UploadLimits.tsx';
import { useUploads } from './use-uploads.ts';

interface Props {
  id?: string;
  value?: AttachmentValue[];
  onChange?: (files: AttachmentValue[]) => void;
}

/** Attachments: chosen or dropped, checked against the limits, sent with progress, in the order the public will see. */
export function AttachmentField({ id, value = [], onChange }: Props) {
  const { data: limits } = useAnswer(uploadLimits, {}, { staleMs: Number.POSITIVE_INFINITY });
  const [isOver, setIsOver] = useState(false);
  const current = useRef(value);
  current.current = value;
  const uploads = useUploads(limits, file => {
    if (current.current.some(known => known.hash === file.hash && known.name === file.name)) return;
    current.current = [...current.current, file];
    onChange?.(current.current);
  });

  function move(index: number, by: -1 | 1) {
    const next = [...value];
    const [file] = next.splice(index, 1);
    if (file) next.splice(index + by, 0, file);
    onChange?.(next);
  }

  return (
    <div
      className={isOver ? 'attachments is-over' : 'attachments'}
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={event => {
        event.preventDefault();
        setIsOver(false);
        uploads.sendAll(event.dataTransfer.files);
      }}
    >
      {limits ? <UploadLimits limits={limits} /> : null}
      <FilePick
        id={id}
        label="选择文件"
        multiple
        accept={limits ? acceptOf(limits) : undefined}
        onPick={files => uploads.sendAll(files)}
      />
      <span className="quiet">　或把文件拖到这里</span>
      <ol className="files" aria-live="polite">
        {value.map((file, index) => (
          <AttachmentRow
            key={file.hash + file.name}
            file={file}
            isFirst={index === 0}
            isLast={index === value.length - 1}
            onMove={by => move(index, by)}
            onRemove={() => onChange?.(value.filter(other => other !== file))}
          />
        ))}
        {uploads.sending.map(entry => (
          <SendingRow key={entry.key} entry={entry} onDrop={() => uploads.drop(entry.key)} />
        ))}
      </ol>
    </div>
  );
}

import { uploadFile } from '@gongkai/contract';
import { useRef, useState } from 'react';
import { sentenceOf } from '../../client/failure.ts';
import { upload } from '../../client/upload.ts';
import { checkFile, type Limits } from './check-file.ts';
import type { AttachmentValue } from './item-values.ts';

/** A file on its way, or refused; a stored one leaves this list. */
export interface Sending {
  readonly key: number;
  readonly name: string;
  readonly fraction: number;
  readonly refusal: string | null;
}

let nextKey = 1;

export function useUploads(limits: Limits | undefined, onStored: (file: AttachmentValue) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const stored = useRef(onStored);
  stored.current = onStored;

  const patch = (key: number, part: Partial<Sending>) =>
    setSending(list => list.map(entry => (entry.key === key ? { ...entry, ...part } : entry)));

  function drop(key: number) {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setSending(list => list.filter(entry => entry.key !== key));
  }

  async function send(file: File) {
    const key = nextKey++;
    const refusal = limits ? checkFile(file, limits) : null;
    setSending(list => [...list, { key, name: file.name, fraction: 0, refusal }]);
    if (refusal) return;
    const abort = new AbortController();
    aborts.current.set(key, abort);
    try {
      const answer = await upload(uploadFile, file, fraction => patch(key, { fraction }), abort.signal);
      stored.current(answer);
      drop(key);
    } catch (error) {
      if (!abort.signal.aborted) patch(key, { refusal: sentenceOf(error) });
    }
  }

  return { sending, drop, sendAll: (files: Iterable<File>) => void Promise.all([...files].map(send)) };
}

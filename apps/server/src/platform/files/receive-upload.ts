import type { LogFields } from '../log.ts';
import { type Outcome, type Refusal, refuse } from '../outcome.ts';
import type { Caller, Transact } from '../unit-of-work.ts';
import { lockContent, saveFileRow, saveFileText } from './file-rows.ts';
import { findMarkings } from './markings/find-markings.ts';
import type { Detained, Quarantine } from './quarantine.ts';
import type { Inspection, ReadingRefusal } from './reader/inspection.ts';
import type { DocumentReader } from './reader/reader-pool.ts';
import { type FileStore, hashOf } from './stores/file-store.ts';
import { ACCEPTED_TYPES, type FileType } from './types/accepted-types.ts';

/** What the form gets back, and the item that uses the file goes by. */
export interface ReceivedFile extends Omit<Inspection, 'text' | 'marked' | 'verdict'> {
  readonly hash: string;
  readonly size: number;
  readonly verdict: 'clear' | 'unreadable';
}

export type UploadRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-not-accepted'
  | 'file-marked-secret'
  | 'file-too-costly'
  | 'file-reader-stopped'
  | 'uploads-busy';

/** What the 保密员 is told. Where and what kind of mark; not a word of the content, and no file name. */
export interface MarkedUploadReport {
  readonly caller: Caller;
  readonly places: Inspection['marked'];
  readonly type: FileType;
}

export interface UploadParts {
  readonly transact: Transact;
  readonly store: FileStore;
  readonly reader: DocumentReader;
  readonly quarantine: Quarantine;
  /** Tells the 保密员 of the caller's agency; runs once the audit entry is durable. */
  readonly tellSecrecyOfficer: (report: MarkedUploadReport) => void | Promise<void>;
}

export interface Upload {
  readonly stream: AsyncIterable<Uint8Array>;
  /** What its owner called it: looked at for marks (`【机密】方案.docx`), kept nowhere here. */
  readonly name?: string;
  /** Narrower than the platform's own list, where a field takes only some types. */
  readonly only?: readonly FileType[];
}

export type ReceiveUpload = (caller: Caller, upload: Upload) => Promise<Outcome<ReceivedFile, UploadRefusal>>;

/**
 * quarantine → look through → durable write → row. A classified file never touches a disk of ours: it is refused while it
 * is in memory, the memory is overwritten, and what remains is an audit entry that says where the mark stood.
 */
export function createReceiveUpload(parts: UploadParts): ReceiveUpload {
  return async (caller, upload) => {
    const only = upload.only ?? (Object.keys(ACCEPTED_TYPES) as FileType[]);
    const most = Math.max(...only.map(type => ACCEPTED_TYPES[type].maxBytes));
    const detained = await parts.quarantine.take(upload.stream, most);
    if (detained === 'too-large') return refuse('file-too-large', { most });
    if (detained === 'busy') return refuse('uploads-busy');
    try {
      return await judge(parts, caller, { ...upload, only }, detained);
    } finally {
      detained.purge();
    }
  };
}

async function judge(
  parts: UploadParts,
  caller: Caller,
  { name = '', only }: { readonly name?: string; readonly only: readonly FileType[] },
  detained: Detained,
): ReturnType<ReceiveUpload> {
  const reading = await parts.reader.inspect(detained.bytes);
  if (!reading.ok) return refuseReading(reading.refusal);
  const { text, verdict, ...found } = reading.value;
  const byName = findMarkings([{ text: name, zone: 'file-name', part: '', page: 1, line: 1 }]).marked;
  const marked = [...found.marked, ...byName];
  const most = ACCEPTED_TYPES[found.type].maxBytes;
  if (!only.includes(found.type)) return refuse('file-type-not-accepted', { found: found.type });
  if (detained.bytes.length > most) return refuse('file-too-large', { most });
  if (verdict === 'marked' || marked.length > 0) {
    detained.purge();
    await recordMarked(parts, { caller, places: marked, type: found.type });
    return refuse('file-marked-secret', { places: marked.length, first: marked[0]?.title ?? '' });
  }
  const { bytes } = detained;
  return parts.transact(caller, async work => {
    const hash = hashOf(bytes);
    await lockContent(work.db, hash);
    const { size } = await parts.store.put(bytes);
    const openness = found.openness?.mark ?? null;
    await saveFileRow(
      work.db,
      { hash, size, type: found.type, verdict, doubts: found.doubts.length, openness },
      work.now,
    );
    if (text !== '') await saveFileText(work.db, hash, text);
    await work.audit({ kind: 'file-received', subject: `file/${hash}`, detail: { type: found.type, size, verdict } });
    return {
      ok: true,
      value: {
        type: found.type,
        doubts: found.doubts,
        unread: found.unread,
        openness: found.openness,
        verdict,
        hash,
        size,
      },
    };
  });
}

async function recordMarked(parts: UploadParts, report: MarkedUploadReport): Promise<void> {
  const detail: LogFields = { type: report.type, places: report.places.length, rule: report.places[0]?.rule ?? null };
  await parts.transact(report.caller, async work => {
    const subject = `request/${report.caller.requestId}`;
    await work.audit({
      kind: 'upload-refused-marked',
      subject,
      detail: detail as Record<string, string | number | null>,
    });
    work.afterCommit(() => parts.tellSecrecyOfficer(report));
    return { ok: true, value: null };
  });
}

function refuseReading(refusal: ReadingRefusal): { ok: false; refusal: Refusal<UploadRefusal> } {
  if (refusal.code === 'type-not-accepted') {
    return refusal.why === 'empty' ? refuse('file-empty') : refuse('file-type-not-accepted', { found: refusal.why });
  }
  if (refusal.code === 'too-costly') return refuse('file-too-costly', { excess: refusal.excess });
  return refuse('file-reader-stopped', { why: refusal.why });
}

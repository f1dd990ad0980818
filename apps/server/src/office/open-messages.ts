import type { AddressBook } from '../features/agencies/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { MarkedUploadReport } from '../platform/files/receive-upload.ts';
import { createMessageSealer } from '../platform/keys/message-sealer.ts';
import { createMessages, type Messages } from '../platform/mail/messages.ts';
import { openProviders } from '../platform/mail/open-providers.ts';
import { done } from '../platform/outcome.ts';
import type { OfficeParts } from './office-parts.ts';

export function openMessages(
  parts: Pick<OfficeParts, 'config' | 'pool' | 'jobs' | 'log' | 'keys'>,
  book: AddressBook,
): Messages {
  const { config, pool, jobs, log, keys } = parts;
  return createMessages({
    db: pool.kysely,
    jobs,
    log,
    sealer: createMessageSealer(keys),
    providers: openProviders(config),
    findAddress: book.findAddress,
  });
}

/** 保密员 of the agency learn that a marked file was refused: when and what kind of file, never a word of it. */
export function tellSecrecyOfficers(
  parts: Pick<OfficeParts, 'transact' | 'log'> & { clock: Clock },
  messages: Messages,
  book: AddressBook,
) {
  return async ({ caller, type, places }: MarkedUploadReport): Promise<void> => {
    parts.log.warn('an upload with a classified marking was refused', {
      requestId: caller.requestId,
      type,
      places: places.length,
    });
    if (caller.actor.kind !== 'person') return;
    const officers = await book.listSecrecyReviewers(caller.actor.agencyId, parts.clock.today());
    await parts.transact({ actor: { kind: 'system', name: 'files' }, requestId: caller.requestId }, async work => {
      for (const personId of officers) {
        await messages.queue(work, {
          idempotencyKey: `marked-upload/${caller.requestId}/person-${personId}`,
          kind: 'marked-upload-refused',
          channel: 'mail',
          to: { personId },
          subject: '有带密级标志的文件被拒绝上传',
          text: `系统刚刚拒绝了本单位一次文件上传：文件带有涉密或内部标志，未保存，已从内存清除。请按保密规定核查（请求编号 ${caller.requestId}）。`,
        });
      }
      return done(null);
    });
  };
}

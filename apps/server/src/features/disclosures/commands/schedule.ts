import type { Instant } from '../../../platform/clock/clock.ts';
import { localDateOf, toInstant } from '../../../platform/clock/clock.ts';
import { cancelAct, scheduleAct } from '../../../platform/jobs/due-acts.ts';
import { type Refusal, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import type { Item, ItemFile } from '../item.ts';

export const PUBLISH_ITEM = 'publish-item';
export type ScheduleRefusal =
  | 'publish-time-past'
  | 'publish-time-too-far'
  | 'publish-time-after-due'
  | 'schedule-only-proactive';

const FARTHEST_DAYS = 366;

/**
 * 条例 art. 26 binds plans too: while the limit still runs, no publication is set beyond it. What is late already may be
 * set for an hour to come all the same.
 */
export function checkPublishAt(
  file: ItemFile,
  publishAt: Instant,
  work: Pick<Work, 'now' | 'today'>,
): Refusal<ScheduleRefusal> | null {
  const { due } = file.item;
  if (file.edition.content.openness !== 'proactive') return refuse('schedule-only-proactive').refusal;
  if (publishAt <= work.now) return refuse('publish-time-past').refusal;
  if (Date.parse(publishAt) - Date.parse(work.now) > FARTHEST_DAYS * 86_400_000)
    return refuse('publish-time-too-far').refusal;
  if (due.on >= work.today && localDateOf(publishAt) > due.on)
    return refuse('publish-time-after-due', { due: due.on }, '条例第二十六条').refusal;
  return null;
}

export async function setSchedule(work: Work, file: ItemFile, publishAt: Instant): Promise<void> {
  const { item, edition } = file;
  await scheduleAct(work.db, {
    kind: PUBLISH_ITEM,
    subject: item.head.stream,
    dueAt: toInstant(new Date(publishAt)),
    detail: { edition: edition.no, contentHash: edition.contentHash },
  });
}

export async function dropSchedule(work: Work, item: Item): Promise<void> {
  if (item.state === 'scheduled') await cancelAct(work.db, PUBLISH_ITEM, item.head.stream);
}

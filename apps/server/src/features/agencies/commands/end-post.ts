import type { LocalDate } from '@gongkai/statute';
import { loadHead } from '../../../platform/ledger/read-stream.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { postStream } from '../agency.ts';
import { countOthersInRole, lockPost, type StoredPost, savePostEnd } from '../store/posts.ts';

export type EndCause = 'by-administrator' | 'agency-closed';

export interface PostEnding {
  readonly postId: number;
  /** Today or before: at once. Later: the last day in force. */
  readonly endedOn: LocalDate;
  readonly reason: string;
}

/** Answers the person whose post it was. */
export async function endPost(work: Work, { postId, endedOn, reason }: PostEnding): Promise<Outcome<number>> {
  const { db, today } = work;
  const post = await lockPost(db, postId);
  if (!post) return refuse('post-unknown');
  if (post.endedAt !== null || (post.untilOn !== null && post.untilOn < today)) return refuse('post-over');
  if (endedOn < post.fromOn && post.fromOn <= today) return refuse('ended-before-begun', { fromOn: post.fromOn });
  if (post.untilOn !== null && endedOn > post.untilOn) return refuse('ended-after-term', { untilOn: post.untilOn });
  const isLast =
    post.role === 'security-administrator' && (await countOthersInRole(db, post.role, post.personId, today)) === 0;
  if (isLast) return refuse('last-security-administrator');
  await endPostOn(work, post, endedOn, 'by-administrator');
  await work.audit({
    kind: 'post-ended',
    subject: `person/${post.personId}`,
    agencyId: post.agencyId,
    detail: { postId, reason },
  });
  return done(post.personId);
}

export async function endPostOn(
  { db, append, now, today }: Work,
  post: StoredPost,
  endedOn: LocalDate,
  because: EndCause,
): Promise<void> {
  const isAhead = endedOn > today;
  await savePostEnd(
    db,
    post.id,
    post.untilOn !== null && post.untilOn < endedOn ? post.untilOn : endedOn,
    isAhead ? null : now,
  );
  const payload = { endedOn, because };
  const head = await loadHead(db, postStream(post.id));
  const happenedOn = isAhead ? today : endedOn;
  await append(head, [{ kind: 'post-ended', happenedOn, agencyId: post.agencyId, payload }]);
}

import type { LocalDate } from '@gongkai/statute';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { findDelegationFault } from '../rules/posts.ts';
import { lockPerson } from '../store/people.ts';
import { holdsPostInAgency, isPostInForce, listPostsOf, lockPost } from '../store/posts.ts';
import { SEPARATION, savePost } from './give-post.ts';

export interface Delegation {
  readonly postId: number;
  readonly toPersonId: number;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly reason: string;
}

/** The holder lends a post; it ends by itself with its day, with the post it comes from, and with its holder's account. */
export async function delegatePost(work: Work, asked: Delegation): Promise<Outcome<number>> {
  const { db, actor, today } = work;
  if (actor.kind !== 'person') return refuse('not-your-post');
  // The receiver first, as `givePost` does: two gifts to one person meet there.
  const receiver = await lockPerson(db, asked.toPersonId);
  const source = await lockPost(db, asked.postId);
  if (!source) return refuse('post-unknown');
  const fault = findDelegationFault(
    {
      source: {
        ...source,
        isDelegated: source.delegatedFrom !== null,
        isInForce: await isPostInForce(db, source.id, today),
      },
      actorId: actor.personId,
      to: {
        personId: asked.toPersonId,
        isActive: receiver !== null && receiver.state !== 'disabled',
        isColleague: await holdsPostInAgency(db, asked.toPersonId, source.agencyId, today),
      },
      term: asked,
    },
    receiver ? await listPostsOf(db, asked.toPersonId) : [],
    today,
  );
  if (fault) return refuse(fault, undefined, fault === 'separated-roles' ? SEPARATION : undefined);
  const { agencyId, role } = source;
  const { fromOn, untilOn, toPersonId: personId } = asked;
  const lent = { delegatedFrom: source.id, delegatedBy: actor.personId, isDeputy: false };
  const postId = await savePost(work, { personId, agencyId, role, fromOn, untilOn, ...lent });
  const detail = { postId, delegatedFrom: source.id, reason: asked.reason };
  await work.audit({ kind: 'post-delegated', subject: `person/${personId}`, agencyId, detail });
  return done(personId);
}

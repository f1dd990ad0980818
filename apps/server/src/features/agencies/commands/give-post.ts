import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { isOpenOn, postStream } from '../agency.ts';
import { findPostFault, type PostTerms } from '../rules/posts.ts';
import { lockAgency } from '../store/agencies.ts';
import { lockPerson } from '../store/people.ts';
import { insertPost, listPostsOf, type NewPost } from '../store/posts.ts';

export type PostGift = PostTerms & { readonly personId: number; readonly isDeputy: boolean };

export async function givePost(work: Work, gift: PostGift): Promise<Outcome<number>> {
  const { db, today } = work;
  const person = await lockPerson(db, gift.personId);
  if (!person) return refuse('person-unknown');
  if (person.state === 'disabled') return refuse('person-disabled');
  const agency = await lockAgency(db, gift.agencyId);
  if (!agency) return refuse('agency-unknown');
  if (!isOpenOn(agency, today)) return refuse('agency-already-closed');
  const fault = findPostFault(gift, await listPostsOf(db, gift.personId), today);
  if (fault) return refuse(fault, undefined, fault === 'separated-roles' ? SEPARATION : undefined);
  return done(await savePost(work, { ...gift, delegatedFrom: null, delegatedBy: null }));
}

export const SEPARATION = 'GB/T 22239-2019 8.1.4.2';

/** The row and its first event. */
export async function savePost({ db, append, today }: Work, post: NewPost): Promise<number> {
  const postId = await insertPost(db, post);
  const { personId, agencyId, role, fromOn, untilOn, isDeputy, delegatedFrom, delegatedBy } = post;
  const given = { personId, agencyId, role, fromOn, untilOn, isDeputy };
  const draft =
    delegatedFrom === null
      ? { kind: 'post-given', payload: given }
      : { kind: 'post-delegated', payload: { ...given, delegatedFrom, delegatedBy } };
  await append(emptyStream(postStream(postId)), [{ ...draft, happenedOn: today, agencyId }]);
  return postId;
}

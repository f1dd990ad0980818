import {
  createPerson,
  delegatePost,
  endPost,
  endSessions,
  givePost,
  listPeople,
  listSessions,
  resetCredentials,
  setPersonState,
  viewPerson,
} from '@gongkai/contract';
import type { Instant } from '../../../platform/clock/clock.ts';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { done, refuse } from '../../../platform/outcome.ts';
import { hashPassword } from '../../../platform/sessions/password-hash.ts';
import { newInitialPassword } from '../../../platform/sessions/password-policy.ts';
import { endSessionsOf, listOpenSessions } from '../../../platform/sessions/session-store.ts';
import type { Work } from '../../../platform/work.ts';
import * as creating from '../commands/create-person.ts';
import * as delegating from '../commands/delegate-post.ts';
import * as ending from '../commands/end-post.ts';
import * as giving from '../commands/give-post.ts';
import * as states from '../commands/set-person-state.ts';
import type { AgenciesParts } from '../parts.ts';
import { mayReadContact, type PeopleParts, showPeople, showPerson } from '../queries/people.ts';
import type { SecondFactor } from '../sign-in/second-factor.ts';
import { findPerson, lockPerson } from '../store/people.ts';
import { decideAgain } from './decide-again.ts';

export function personRoutes(parts: AgenciesParts, factors: readonly SecondFactor[]): Endpoint[] {
  const { clock, policy, vault } = parts;
  const db = parts.db.kysely;
  const people: PeopleParts = { vault, factors };
  const realNow = () => new Date((parts.realNowMs ?? Date.now)()).toISOString() as Instant;
  const show = async (work: Work, personId: number) =>
    done((await showPerson(work.db, people, personId, work.today, 'masked'))!);
  /** Hashed before the transaction begins: argon2 is slow on purpose. */
  const makeInitialPassword = async () => {
    const initialPassword = newInitialPassword();
    const passwordHash = await hashPassword(initialPassword, policy.password.argon2);
    return { initialPassword, initial: { passwordHash, realNow: realNow() } };
  };
  return [
    endpoint(listPeople, async (call, { query }) => {
      const { agencyId, after, limit } = query;
      const page = await showPeople(db, people, call.grants, { agencyId, after, limit, today: clock.today() });
      return page === 'bad-place' ? refuse('bad-place') : done(page);
    }),
    endpoint(viewPerson, (call, { params }) =>
      call.transact(async work => {
        const { personId } = params;
        if (!(await mayReadContact(work.db, call.grants, personId, work.today))) return refuse('person-unknown');
        const shown = await showPerson(work.db, people, personId, work.today, 'whole');
        if (!shown) return refuse('person-unknown');
        await work.audit({ kind: 'person-viewed', subject: `person/${personId}` });
        return done(shown);
      }),
    ),
    endpoint(createPerson, async (call, { body }) => {
      const { initialPassword, initial } = await makeInitialPassword();
      return await decideAgain(call)(async work => {
        const created = await creating.createPerson(work, vault, body, initial);
        if (!created.ok) return created;
        const { value: person } = await show(work, created.value);
        return done({ person, initialPassword });
      });
    }),
    endpoint(setPersonState, (call, { params, body }) =>
      call.transact(async work => {
        const set = await states.setPersonState(work, { ...params, ...body }, realNow());
        return set.ok ? await show(work, set.value) : set;
      }),
    ),
    endpoint(resetCredentials, async (call, { params, body }) => {
      const { initialPassword, initial } = await makeInitialPassword();
      return await call.transact(async work => {
        const reset = await states.resetCredentials(work, vault, { ...params, ...body }, initial);
        return reset.ok ? done({ initialPassword }) : reset;
      });
    }),
    endpoint(givePost, (call, { params, body }) =>
      decideAgain(call)(async work => {
        const given = await giving.givePost(work, { ...params, ...body });
        return given.ok ? await show(work, params.personId) : given;
      }),
    ),
    endpoint(endPost, (call, { params, body }) =>
      call.transact(async work => {
        const ended = await ending.endPost(work, { ...params, ...body });
        return ended.ok ? await show(work, ended.value) : ended;
      }),
    ),
    endpoint(delegatePost, (call, { params, body }) =>
      decideAgain(call)(async work => {
        const lent = await delegating.delegatePost(work, { ...params, ...body });
        return lent.ok ? await show(work, lent.value) : lent;
      }),
    ),
    endpoint(listSessions, async (_call, { params }) => {
      if (!(await findPerson(db, params.personId))) return refuse('person-unknown');
      const seenAfter = new Date(Date.parse(realNow()) - policy.session.idleMs).toISOString() as Instant;
      return done({ items: await listOpenSessions(db, params.personId, seenAfter) });
    }),
    endpoint(endSessions, (call, { params, body }) =>
      call.transact(async work => {
        const { personId } = params;
        if (!(await lockPerson(work.db, personId))) return refuse('person-unknown');
        const ended = await endSessionsOf(work.db, personId, 'ended-by-administrator', realNow());
        await work.audit({
          kind: 'sessions-ended',
          subject: `person/${personId}`,
          detail: { ended, reason: body.reason },
        });
        return done({ ended });
      }),
    ),
  ];
}

import {
  changeAgency,
  closeAgency,
  createAgency,
  listAgencies,
  loadReviewChain,
  setReviewChain,
} from '@gongkai/contract';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { done, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { wholeContact } from '../agency.ts';
import * as changing from '../commands/change-agency.ts';
import * as closing from '../commands/close-agency.ts';
import { foundAgency } from '../commands/found-agency.ts';
import * as chains from '../commands/set-review-chain.ts';
import type { AgenciesParts } from '../parts.ts';
import { showAgencies, showAgency } from '../queries/agencies.ts';
import { defaultReviewChain } from '../rules/review-chain.ts';
import { findAgency } from '../store/agencies.ts';
import { findReviewChain } from '../store/review-chains.ts';
import { decideAgain } from './decide-again.ts';

export function agencyRoutes(parts: AgenciesParts): Endpoint[] {
  const { clock, runningWork, siteChanged } = parts;
  const db = parts.db.kysely;
  const answer = async (work: Work, agencyId: number) => {
    work.afterCommit(siteChanged);
    return done((await showAgency(work.db, agencyId, work.today))!);
  };
  return [
    endpoint(listAgencies, async (_call, { query }) =>
      done({ items: await showAgencies(db, query.includeClosed, clock.today()) }),
    ),
    endpoint(createAgency, (call, { body }) =>
      decideAgain(call)(async work => {
        const facts = { ...body, regionCode: null, contact: wholeContact(body.contact) };
        const founded = await foundAgency(work, call.grants, facts);
        return founded.ok ? await answer(work, founded.value) : founded;
      }),
    ),
    endpoint(changeAgency, (call, { params, body }) =>
      decideAgain(call)(async work => {
        const change = { ...body, agencyId: params.agencyId, contact: wholeContact(body.contact) };
        const changed = await changing.changeAgency(work, call.grants, change);
        return changed.ok ? await answer(work, changed.value) : changed;
      }),
    ),
    endpoint(closeAgency, (call, { params, body }) =>
      decideAgain(call)(async work => {
        const closed = await closing.closeAgency(work, call.grants, runningWork, { ...body, ...params });
        return closed.ok ? await answer(work, closed.value) : closed;
      }),
    ),
    endpoint(loadReviewChain, async (call, { params }) => {
      if (!call.may('agency.read', params.agencyId) || !(await findAgency(db, params.agencyId)))
        return refuse('agency-unknown');
      const own = await findReviewChain(db, params.agencyId);
      return done({ steps: [...(own ?? defaultReviewChain)], isDefault: own === null });
    }),
    endpoint(setReviewChain, (call, { params, body }) =>
      call.transact(async work => {
        const set = await chains.setReviewChain(work, call.grants, params.agencyId, body.steps);
        return set.ok ? done({ steps: [...set.value], isDefault: false }) : set;
      }),
    ),
  ];
}

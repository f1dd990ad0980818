import type { Me } from '@gongkai/contract';
import { useSyncExternalStore } from 'react';
import { useMe } from '../sign-in/me-context.ts';

/** The agency a person works for at the moment: lists begin with it, new drafts belong to it. */
const KEY = 'gongkai.agency';
const listeners = new Set<() => void>();

export interface AgencyChoice {
  readonly agencies: readonly { id: number; name: string }[];
  /** Null: all of them together. */
  readonly chosen: number | null;
  choose(agencyId: number | null): void;
}

function agenciesOfPosts(me: Me) {
  return [...new Map(me.posts.map(post => [post.agencyId, { id: post.agencyId, name: post.agencyName }])).values()];
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAgencyChoice(): AgencyChoice {
  const me = useMe();
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY));
  const agencies = agenciesOfPosts(me);
  const chosen = agencies.find(agency => String(agency.id) === stored)?.id ?? null;
  return {
    agencies,
    chosen: agencies.length === 1 ? (agencies[0]?.id ?? null) : chosen,
    choose(agencyId) {
      if (agencyId === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, String(agencyId));
      for (const listener of listeners) listener();
    },
  };
}

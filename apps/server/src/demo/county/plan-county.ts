import type { County } from '../load/load-county.ts';
import type { Profile } from '../load/progress.ts';
import { planAgencies } from './agencies.ts';
import { DELEGATION, planPeople } from './people.ts';

/** Enough for every role, for a second office that must see nothing of the first, and for each kind of agency. */
const SMALL = new Set(['xian', 'fuban', 'caizheng', 'qingshi', 'liuxi', 'gongshui', 'qingshi-1', 'liuxi-1', 'zhujian']);

export function planCounty(profile: Profile): County {
  const agencies = planAgencies().filter(({ key }) => profile !== 'acceptance' || SMALL.has(key));
  const keys = new Set(agencies.map(({ key }) => key));
  return { agencies, people: planPeople(keys), delegation: profile === 'demo' ? DELEGATION : null };
}

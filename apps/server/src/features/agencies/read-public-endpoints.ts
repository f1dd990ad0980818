import { listPublicAgencies as listPublicAgenciesRoute } from '@gongkai/contract';
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import { done } from '../../platform/outcome.ts';
import { listPublicAgencies, type PublicContact, type PublicDatabase } from './read-public.ts';

const CONTACT = ['workingBody', 'address', 'officeHours', 'telephone', 'fax', 'postcode', 'email', 'website'] as const;

export function publicAgencyEndpoints(parts: {
  readonly db: PublicDatabase;
  readonly absolute: (path: string) => string;
}): Endpoint[] {
  return [
    endpoint(listPublicAgenciesRoute, async () => {
      const agencies = await listPublicAgencies(parts.db);
      return done({
        items: agencies.map(({ id, name, shortName, kind, parentId, contact, itemCount }) => ({
          ...{ id, name, shortName, kind, parentId, itemCount },
          contact: shownContact(contact),
          url: parts.absolute(`/a/${id}`),
        })),
      });
    }),
  ];
}

/** Only the fields of art. 12, whatever else the row may hold. */
function shownContact(contact: PublicContact): Record<string, string | null> {
  return Object.fromEntries(CONTACT.map(name => [name, contact[name] ?? null]));
}

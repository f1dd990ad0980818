import { MODEL_OFFICE } from '../county/people.ts';

/** Who writes, looks through and signs in an office, by login name. */
export interface Officers {
  readonly clerk: string;
  readonly secrecy: string;
  readonly reviewer: string;
  readonly publisher: string;
}

export function officersOf(agency: string): Officers {
  if (agency === 'xian' || agency === MODEL_OFFICE)
    return { clerk: 'fuban.clerk', secrecy: 'fuban.secrecy', reviewer: 'fuban.reviewer', publisher: 'fuban.publisher' };
  return {
    clerk: `${agency}.clerk`,
    secrecy: `${agency}.head`,
    reviewer: `${agency}.head`,
    publisher: `${agency}.deputy`,
  };
}

import type { AgencyFacts } from '../../features/agencies/index.ts';
import {
  type AgencyWords,
  COUNTY,
  COUNTY_AGENCIES,
  INSTITUTIONS,
  TOWNSHIPS,
  type TownshipWords,
  VILLAGE_HEADS,
  VILLAGE_TAILS,
} from '../words/agencies.data.ts';
import { inventCreditCode, type RegistrarAndKind } from './credit-code.ts';

/** An agency before it has an id: its parent is named by key. */
export interface PlannedAgency {
  readonly key: string;
  readonly parent: string | null;
  readonly sign: string;
  readonly facts: Omit<AgencyFacts, 'parentId'>;
}

const VILLAGES = 186;

/** Parents before their units; the order is the order of ids. */
export function planAgencies(): PlannedAgency[] {
  const offices = [...COUNTY_AGENCIES, ...TOWNSHIPS, ...INSTITUTIONS].map(planOffice);
  return [...offices, ...TOWNSHIPS.flatMap((township, at) => planVillages(township, at, offices.length))];
}

let contacts: ReadonlyMap<string, AgencyFacts['contact']> | undefined;

/** 条例 art. 12: what the guide of an office says of its 工作机构. */
export function contactOf(key: string): AgencyFacts['contact'] {
  contacts ??= new Map(planAgencies().map(agency => [agency.key, agency.facts.contact]));
  return contacts.get(key)!;
}

const REGISTRAR = {
  government: '11',
  department: '11',
  township: '11',
  village: '54',
  'public-institution': '12',
} as const satisfies Record<AgencyWords['kind'], RegistrarAndKind>;

function planOffice(words: AgencyWords, at: number): PlannedAgency {
  const { key, parent, sign, name, shortName, kind, level, foundedOn } = words;
  const isTownship = kind === 'township';
  return {
    key,
    parent,
    sign,
    facts: {
      name,
      shortName,
      kind,
      level,
      foundedOn,
      creditCode: inventCreditCode(REGISTRAR[kind], at + 1),
      regionCode: isTownship ? townshipRegion(TOWNSHIPS.findIndex(one => one.key === key)) : COUNTY.region,
      contact: {
        workingBody: words.workingBody,
        address: `云岭县${words.street}（虚构）`,
        officeHours: '工作日上午8:30—12:00，下午14:30—17:30',
        // Area code 0000 is given to nobody.
        telephone: `0000-${8_220_000 + at * 37}`,
        fax: kind === 'public-institution' ? null : `0000-${8_220_000 + at * 37 + 1}`,
        postcode: COUNTY.postcode,
        email: `${key}@yunling.example`,
        website: 'https://yunling.example',
      },
    },
  };
}

function townshipRegion(at: number): string {
  return `${COUNTY.region}${String(at === 0 ? 1 : 100 + at)}`.padEnd(9, '0');
}

/** 186 in all: every township has twelve, the first six one more. */
function planVillages(township: TownshipWords, at: number, offices: number): PlannedAgency[] {
  const count = Math.floor(VILLAGES / TOWNSHIPS.length) + (at < VILLAGES % TOWNSHIPS.length ? 1 : 0);
  const tails = VILLAGE_TAILS[township.terrain];
  return Array.from({ length: count }, (_, no) => {
    // Steps prime to the lengths of both lists: every village of the county has a name of its own kind.
    const head = VILLAGE_HEADS[(at * 11 + no * 5) % VILLAGE_HEADS.length]!;
    const tail = tails[(at + no * 3) % tails.length]!;
    const isTown = township.terrain === 'town';
    const shortName = `${head}${tail}${isTown ? '社区' : '村'}`;
    return {
      key: `${township.key}-${no + 1}`,
      parent: township.key,
      sign: '',
      facts: {
        name: `${township.shortName}${shortName}${isTown ? '居民委员会' : '村民委员会'}`,
        shortName,
        kind: 'village',
        level: 'village',
        foundedOn: '2001-01-01',
        creditCode: inventCreditCode('54', offices + at * 20 + no + 1),
        regionCode: `${townshipRegion(at)}${200 + no}`,
        contact: {
          workingBody: isTown ? '社区服务中心' : '村委会办公室',
          address: `云岭县${township.shortName}${shortName}（虚构）`,
          officeHours: null,
          telephone: `0000-${8_300_000 + at * 100 + no}`,
          fax: null,
          postcode: COUNTY.postcode,
          email: null,
          website: null,
        },
      },
    } satisfies PlannedAgency;
  });
}

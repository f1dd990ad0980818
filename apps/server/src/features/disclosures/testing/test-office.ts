import { createHash } from 'node:crypto';
import type { ItemContent, Permission, ReviewStep, Role } from '@gongkai/contract';
import { type Calendar, type LocalDate, type OpennessMark, shippedCalendar } from '@gongkai/statute';
import { type Clock, type Instant, localDateOf, toInstant } from '../../../platform/clock/clock.ts';
import { saveFileRow } from '../../../platform/files/file-rows.ts';
import { createTicker } from '../../../platform/jobs/tick.ts';
import { append } from '../../../platform/ledger/append.ts';
import { createLog } from '../../../platform/log.ts';
import type { Outcome } from '../../../platform/outcome.ts';
import { buildAgencyTree } from '../../../platform/sessions/agency-tree.ts';
import { buildGrants, type HeldPost } from '../../../platform/sessions/build-grants.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { TestDatabase } from '../../../platform/testing/database.ts';
import { createTransact } from '../../../platform/unit-of-work.ts';
import type { Work } from '../../../platform/work.ts';
import { agencyDirectory } from '../../agencies/index.ts';
import type { Officer } from '../commands/open-item.ts';
import { publishItemAct } from '../commands/publish-scheduled.ts';
import type { DisclosuresParts } from '../parts.ts';

/** A person of the invented township (虚构), with the grants of the posts given. */
export interface TestPerson extends Officer {
  readonly name: string;
  readonly grants: Grants;
}

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>;

/**
 * An invented township 云岭县青石镇 (虚构) of few people on a real database: the smallest office that can publish, and a
 * neighbour that must not see its drafts.
 */
export async function openTestOffice(database: TestDatabase, from: Instant = '2026-11-02T01:00:00.000Z') {
  const db = database.office.kysely;
  let now = from;
  let calendar = shippedCalendar;
  const clock: Clock = { now: () => now, today: () => localDateOf(now) };
  const lines: string[] = [];
  const log = createLog('office', line => void lines.push(line));
  const transact = createTransact({
    db,
    clock,
    log,
    append: (tx, head, drafts, moment) => append(tx, head, drafts, { ...moment, algorithm: 'sha256' }),
  });
  let siteChanges = 0;
  const parts: DisclosuresParts = {
    db,
    clock,
    calendar: () => calendar,
    agencies: agencyDirectory,
    files: { stream: async () => null },
    siteChanged: () => void siteChanges++,
    publicUrlOf: itemId => `http://portal.test/d/${itemId}`,
  };
  const agencies = await seedAgencies(database);
  const tree = buildAgencyTree(agencies.map(({ id }) => ({ id, parentId: null, mergedIntoId: null })));
  const people = {
    clerk: await seedPerson('林知远', ['clerk']),
    otherClerk: await seedPerson('沈若谷', ['clerk']),
    head: await seedPerson('何望山', ['reviewer', 'secrecy-reviewer']),
    leader: await seedPerson('陆清和', ['publisher']),
    writingLeader: await seedPerson('顾行舟', ['clerk', 'publisher', 'secrecy-reviewer']),
    reader: await seedPerson('温如玉', ['application-handler']),
    neighbour: await seedPerson('杜若溪', ['clerk', 'publisher'], NEIGHBOUR),
  };

  async function seedPerson(name: string, roles: readonly Role[], agencyId = TOWNSHIP): Promise<TestPerson> {
    const login = `u${createHash('sha256').update(name).digest('hex').slice(0, 10)}`;
    const [row] = await database.owner.query<{ id: number }>(
      `insert into core.people (login_name, name, state, created_at) values ($1, $2, 'active', $3) returning id`,
      [login, name, from],
    );
    for (const role of roles)
      await database.owner.query(
        `insert into core.posts (person_id, agency_id, role, from_on) values ($1, $2, $3, '2020-01-01')`,
        [row!.id, agencyId, role],
      );
    const held: HeldPost[] = roles.map(role => ({ role, agencyId }));
    const grants = buildGrants(held, tree);
    return { personId: row!.id, name, grants, may: (permission: Permission, id: number) => grants.may(permission, id) };
  }

  async function as<Value>(person: TestPerson, run: (work: Work, officer: Officer) => Promise<Outcome<Value>>) {
    const actor = { kind: 'person', personId: person.personId, agencyId: TOWNSHIP, sessionId: 'test' } as const;
    return transact({ actor, requestId: 'test' }, work => run(work, person));
  }

  return {
    database,
    db,
    clock,
    parts,
    people,
    as,
    lines,
    seedPerson,
    ticker: createTicker({ transact, acts: [publishItemAct(parts)], log }),
    moveTo: (instant: Instant) => void (now = instant),
    moveDays: (days: number) => void (now = toInstant(new Date(Date.parse(now) + days * 86_400_000))),
    useCalendar: (other: Calendar) => void (calendar = other),
    siteChanges: () => siteChanges,
    /** A stored file as the upload would leave it. */
    async storeFile(name: string, facts: { openness?: OpennessMark; unreadable?: boolean } = {}) {
      const hash = createHash('sha256').update(name).digest('hex');
      const verdict = facts.unreadable ? 'unreadable' : 'clear';
      const row = { hash, size: 1024, type: 'pdf', verdict, doubts: 0, openness: facts.openness ?? null } as const;
      await db.transaction().execute(tx => saveFileRow(tx, row, now));
      return { hash, name };
    },
    async setChain(steps: readonly ReviewStep[]) {
      await database.owner.query(
        `insert into core.review_chains (agency_id, steps) values ($1, $2)
         on conflict (agency_id) do update set steps = excluded.steps`,
        [TOWNSHIP, JSON.stringify(steps)],
      );
    },
  };
}

export const TOWNSHIP = 1;
export const NEIGHBOUR = 2;

async function seedAgencies(database: TestDatabase): Promise<{ id: number }[]> {
  const rows = [
    { id: TOWNSHIP, name: '云岭县青石镇人民政府（虚构）', code: '11999921MB0000001A' },
    { id: NEIGHBOUR, name: '云岭县白水乡人民政府（虚构）', code: null },
  ];
  for (const { id, name, code } of rows) {
    await database.owner.query(
      `insert into core.agencies (id, kind, level, name, short_name, credit_code) values ($1, 'township', 'township', $2, $2, $3)`,
      [id, name, code],
    );
    await database.owner.query(
      `insert into public_site.agencies (id, name, short_name, kind, level) values ($1, $2, $2, 'township', 'township')`,
      [id, name],
    );
  }
  return rows;
}

let written = 0;

/** Content that can be submitted as it is. */
export function sampleContent(changes: Partial<ItemContent> = {}): ItemContent {
  return {
    title: `青石镇农村公路养护实施方案（虚构）${++written}`,
    body: '<p>为做好农村公路养护，制定本方案。</p>',
    category: 'livelihood',
    documentNumber: '青政发〔2026〕12号',
    formedOn: '2026-11-02' as LocalDate,
    openness: 'proactive',
    opennessGround: null,
    opennessReason: null,
    summary: null,
    keywords: [],
    source: null,
    validity: null,
    explainsItemId: null,
    attachments: [],
    ...changes,
  };
}

import type { ImportReport } from '@gongkai/contract';
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts';
import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { readSheet } from '../../../platform/xlsx/read-sheet.ts';
import { readTable } from '../../../platform/xlsx/read-table.ts';
import { mobileIndex, saveSealedContact } from '../commands/seal-contact.ts';
import type { PersonVault } from '../person-vault.ts';
import { listAgencies } from '../store/agencies.ts';
import { insertImport } from '../store/imports.ts';
import { findTaken, insertPerson } from '../store/people.ts';
import { insertPost } from '../store/posts.ts';
import { personColumns, readPersonRow } from './person-sheet.ts';
import { type PlannedPerson, planPeople } from './plan-people.ts';
import { sheetFaults } from './sheet-faults.ts';

/**
 * All or nothing. Nobody gets a password here: a list of a thousand passwords would lie about in a file.
 * The security administrator gives each one when it is handed over, or people come by the sign-on of the province.
 */
export async function importPeople(work: Work, vault: PersonVault, bytes: Buffer): Promise<Outcome<ImportReport>> {
  const { db, today } = work;
  const read = readSheet(bytes);
  if (!read.ok) return refuse('sheet-unreadable', { because: sheetFaults[read.fault] });
  const table = readTable(read.sheet, personColumns);
  const rows = table.rows.map(row => readPersonRow(row, today));
  const entries = rows.flatMap(({ entry }) => entry ?? []);
  const indexOf = (mobile: string) => mobileIndex(vault, mobile);
  const mobiles = entries.flatMap(({ mobile }) => mobile ?? []);
  const taken = await findTaken(
    db,
    entries.map(({ loginName }) => loginName),
    mobiles.map(indexOf),
  );
  const isTaken = {
    loginName: (name: string) => taken.loginNames.has(name),
    mobile: (mobile: string) => taken.mobileIndexes.has(indexOf(mobile).toString('hex')),
  };
  const plan = planPeople(entries, await listAgencies(db, false, today), isTaken, today);
  const unread = [...table.problems, ...rows.flatMap(({ problems }) => problems)];
  const problems = [...unread, ...plan.problems].sort((a, b) => a.row - b.row);
  if (problems.length > 0) {
    await work.audit({
      kind: 'people-imported',
      subject: 'people/import',
      detail: { imported: 0, problems: problems.length },
    });
    return done({ imported: 0, problems });
  }
  await saveAll(work, vault, plan.planned);
  return done({ imported: plan.planned.length, problems: [] });
}

async function saveAll(work: Work, vault: PersonVault, planned: readonly PlannedPerson[]): Promise<void> {
  const { db, now, today, actor } = work;
  // Keyed: an unkeyed hash of names and numbers could be guessed back.
  const batchHash = vault.blindIndex(
    'people-import',
    canonicalJson(planned.map(one => ({ ...one, posts: one.posts.map(post => ({ ...post })) }))),
  );
  const importId = await insertImport(db, { kind: 'people', rows: planned.length, batchHash, importedAt: now });
  const agencyIds: number[] = [];
  for (const { name, loginName, mobile, email, posts } of planned) {
    const personId = await insertPerson(db, { name, loginName, state: 'invited', createdAt: now }, importId);
    await saveSealedContact(work, vault, personId, { mobile, email });
    for (const post of posts) {
      await insertPost(db, { ...post, personId, delegatedFrom: null, delegatedBy: null }, importId);
      agencyIds.push(post.agencyId);
    }
  }
  await work.audit({
    kind: 'people-imported',
    subject: `people-import/${importId}`,
    detail: { imported: planned.length, posts: agencyIds.length },
  });
  const agencyId = actor.kind === 'person' && actor.agencyId > 0 ? actor.agencyId : agencyIds[0];
  // Posts have legal meaning; people without any leave the audit entry alone.
  if (agencyIds.length === 0 || agencyId === undefined) return;
  const payload = { people: planned.length, count: agencyIds.length, batchHash: batchHash.toString('hex') };
  await work.append(emptyStream(`post-import/${importId}`), [
    { kind: 'posts-imported', happenedOn: today, agencyId, payload },
  ]);
}

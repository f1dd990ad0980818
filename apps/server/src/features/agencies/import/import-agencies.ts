import { createHash } from 'node:crypto';
import type { ImportReport } from '@gongkai/contract';
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts';
import { emptyStream } from '../../../platform/ledger/chain.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Grants } from '../../../platform/sessions/grants.ts';
import type { Work } from '../../../platform/work.ts';
import { readSheet } from '../../../platform/xlsx/read-sheet.ts';
import { readTable, type SheetProblem } from '../../../platform/xlsx/read-table.ts';
import { agencyPayload } from '../commands/agency-events.ts';
import { mayWriteBelow } from '../commands/agency-reach.ts';
import { insertAgency, listAgencies } from '../store/agencies.ts';
import { findTakenCodes, insertImport } from '../store/imports.ts';
import { copyToPublicSite } from '../store/public-copy.ts';
import { agencyColumns, readAgencyRow } from './agency-sheet.ts';
import { type PlannedAgency, planAgencies } from './plan-agencies.ts';
import { sheetFaults } from './sheet-faults.ts';

/** All or nothing: with a single problem nothing is written, and every problem is named. */
export async function importAgencies(work: Work, grants: Grants, bytes: Buffer): Promise<Outcome<ImportReport>> {
  const { db, today } = work;
  const read = readSheet(bytes);
  if (!read.ok) return refuse('sheet-unreadable', { because: sheetFaults[read.fault] });
  const table = readTable(read.sheet, agencyColumns);
  const rows = table.rows.map(row => readAgencyRow(row, today));
  const entries = rows.flatMap(({ entry }) => entry ?? []);
  const open = await listAgencies(db, false, today);
  const codes = entries.flatMap(({ facts }) => facts.creditCode ?? []);
  const plan = planAgencies(entries, open, await findTakenCodes(db, codes));
  const outOfReach = plan.planned
    .filter(({ parent }) => (parent === null || 'id' in parent) && !mayWriteBelow(grants, parent?.id ?? null))
    .map(
      ({ row, parentName }): SheetProblem => ({
        row,
        column: '上级机构',
        text: parentName ?? '',
        message: '您不负责这个上级机构',
      }),
    );
  // Rows that could not be read leave gaps in the tree: complaints about those gaps would be noise.
  const unread = [...table.problems, ...rows.flatMap(({ problems }) => problems)];
  const problems = unread.length > 0 ? unread : [...plan.problems, ...outOfReach];
  if (problems.length > 0) return done({ imported: 0, problems: problems.sort((a, b) => a.row - b.row) });
  await saveAll(work, plan.planned);
  return done({ imported: plan.planned.length, problems: [] });
}

async function saveAll({ db, append, actor, now, today }: Work, planned: readonly PlannedAgency[]): Promise<void> {
  const hash = createHash('sha256');
  for (const { facts, parentName } of planned)
    hash.update(canonicalJson({ ...agencyPayload({ ...facts, parentId: null }), parentName, contact: facts.contact }));
  const batchHash = hash.digest();
  const importId = await insertImport(db, { kind: 'agencies', rows: planned.length, batchHash, importedAt: now });
  const idByRow = new Map<number, number>();
  for (const { row, parent, facts } of planned) {
    const parentId = parent === null ? null : 'id' in parent ? parent.id : idByRow.get(parent.row)!;
    idByRow.set(row, await insertAgency(db, { ...facts, parentId }, importId));
  }
  const ids = [...idByRow.values()];
  await copyToPublicSite(db, ids);
  const agencyId = actor.kind === 'person' && actor.agencyId > 0 ? actor.agencyId : ids[0]!;
  const payload = { count: ids.length, batchHash: batchHash.toString('hex') };
  await append(emptyStream(`agency-import/${importId}`), [
    { kind: 'agencies-imported', happenedOn: today, agencyId, payload },
  ]);
}

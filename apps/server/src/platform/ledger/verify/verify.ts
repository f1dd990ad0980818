import type { Kysely } from 'kysely';
import type { NoTables } from '../../work.ts';
import type { AnchorPlace } from '../anchors/anchor-place.ts';
import type { PublicKeyText } from '../anchors/signature.ts';
import { checkAnchors } from './check-anchors.ts';
import type { ProjectionCheck } from './projection-check.ts';
import { Findings, type VerifyReport } from './report.ts';
import { walkLedger } from './walk-ledger.ts';

export interface VerifyOptions {
  readonly place: AnchorPlace;
  /** Known from outside: the setting, `--public-key`, a printed sheet. Without one the first anchor is believed. */
  readonly publicKeys?: readonly PublicKeyText[];
  readonly projections?: readonly ProjectionCheck[];
  readonly onProgress?: (events: number) => void;
}

/**
 * Reads the whole ledger in one snapshot and holds it against the exported roots. Nothing kept for speed is believed: each hash,
 * each link and the root are computed from the stored texts. Memory does not grow with the ledger.
 */
export async function verifyLedger(db: Kysely<NoTables>, options: VerifyOptions): Promise<VerifyReport> {
  const { place, publicKeys = [], projections = [], onProgress = () => {} } = options;
  // Before the snapshot: a file written while we read lists events the snapshot has not.
  const lastNo = await place.lastNo();
  const findings = new Findings();
  const { walked, checked } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => ({
      walked: await walkLedger(tx, projections, findings, onProgress),
      checked: await checkAnchors(tx, place, publicKeys, lastNo, findings),
    }));
  const list = findings.list();
  return {
    ok: list.length === 0,
    first: list[0] ?? null,
    findings: list,
    findingsTotal: findings.total,
    ...walked,
    anchors: checked.anchors,
    anchoredUpTo: checked.upTo,
    key: publicKeys.length > 0 ? 'pinned' : checked.anchors > 0 ? 'first-anchor' : 'none',
    notes: [...checked.notes, ...limitsOf(place, publicKeys.length > 0, walked.unanchoredEvents, lastNo)],
  };
}

/** What this run could not prove is said, not left to be guessed. */
function limitsOf(place: AnchorPlace, isPinned: boolean, unanchored: number, lastNo: number): string[] {
  return [
    ...(lastNo === 0 ? ['没有任何导出的锚：只能查出改动，查不出整条重算或恢复旧备份。'] : []),
    ...(lastNo > 0 && !isPinned
      ? ['未指定公钥，采信了第 1 号锚自带的公钥：若有人把全部锚重签，查不出来。请用 --public-key。']
      : []),
    ...(lastNo > 0 && place.besideData
      ? [`锚存放在 ${place.description}，与数据同处一地：能改数据库的人也可能改得了锚。`]
      : []),
    ...(unanchored > 0 ? [`最近 ${unanchored} 个事件尚未锚定，只受链保护。`] : []),
  ];
}

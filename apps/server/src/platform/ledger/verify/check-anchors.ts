import { sql } from 'kysely';
import type { Instant } from '../../clock/clock.ts';
import type { Tx } from '../../work.ts';
import type { SignedAnchor } from '../anchors/anchor.ts';
import type { AnchorPlace } from '../anchors/anchor-place.ts';
import { type AnchorRow, listAnchorRows } from '../anchors/anchor-rows.ts';
import { HeadTreeRoot } from '../anchors/head-tree.ts';
import type { PublicKeyText } from '../anchors/signature.ts';
import type { StreamHead } from '../event.ts';
import { AnchorChain } from './anchor-chain.ts';
import { compareEvents } from './anchored-events.ts';
import { fetchAll } from './cursor.ts';
import { Findings } from './report.ts';

export interface AnchorsChecked {
  readonly anchors: number;
  readonly upTo: { readonly no: number; readonly at: Instant } | null;
  readonly notes: readonly string[];
}

/** Every file up to `lastNo`, in order, with its events; then the root of the last one the database remembers. */
export async function checkAnchors(
  tx: Tx,
  place: AnchorPlace,
  pinned: readonly PublicKeyText[],
  lastNo: number,
  findings: Findings,
): Promise<AnchorsChecked> {
  const chain = new AnchorChain(place, pinned);
  const rows = rowsByNo(tx);
  const notes: string[] = [];
  let remembered: SignedAnchor | null = null;
  let unremembered = new Unremembered();
  let upTo: AnchorsChecked['upTo'] = null;
  for (let no = 1; ; no += 1) {
    const row = await rows.take(no);
    if (no > lastNo && row === null) break;
    const read = await chain.read(no, row);
    if ('code' in read) {
      unremembered.close(findings, notes);
      findings.add(read);
      return { anchors: no - 1, upTo, notes };
    }
    const { anchor } = read;
    if (anchor.restored !== undefined) {
      notes.push(unremembered.giveUp(anchor, anchor.restored));
      unremembered = new Unremembered();
    }
    if (row !== null) {
      remembered = anchor;
      await compareEvents(tx, anchor, true, findings);
    } else await unremembered.take(tx, anchor);
    upTo = { no, at: anchor.at };
  }
  unremembered.close(findings, notes);
  if (remembered !== null) await checkRoot(tx, remembered, findings);
  return { anchors: upTo?.no ?? 0, upTo, notes };
}

/**
 * Anchors the database has no row for. One, complete, was written just before a crash; any other shows that the database is an
 * older copy, unless a later anchor says that it was restored on purpose.
 */
class Unremembered {
  readonly #findings = new Findings();
  readonly #anchors: number[] = [];
  #events = 0;

  async take(tx: Tx, anchor: SignedAnchor): Promise<void> {
    this.#anchors.push(anchor.no);
    this.#events += anchor.events.length;
    await compareEvents(tx, anchor, false, this.#findings);
  }

  giveUp(by: SignedAnchor, { after, reason }: { readonly after: number; readonly reason: string }): string {
    return `第 ${by.no} 号锚（${by.at}）声明：数据库已恢复到第 ${after} 号锚时的备份，其后 ${this.#anchors.length} 个锚所列的 ${this.#events} 个事件作废。理由：${reason}`;
  }

  close(findings: Findings, notes: string[]): void {
    if (this.#findings.total > 0) findings.merge(this.#findings);
    else if (this.#anchors.length > 0)
      notes.push(`第 ${this.#anchors.join('、')} 号锚已写出而数据库尚无记录：写出后中断过，下一次运行会补上。`);
  }
}

/** The rows in order, a page at a time. */
function rowsByNo(tx: Tx): { take(no: number): Promise<AnchorRow | null> } {
  let page: AnchorRow[] = [];
  return {
    async take(no) {
      if (page.length === 0 || page.at(-1)!.no < no) page = await listAnchorRows(tx, no - 1, 1_000);
      return page.find(row => row.no === no) ?? null;
    },
  };
}

/** The root over all heads as anchored, computed from the events alone: it covers also what no list of events names. */
async function checkRoot(tx: Tx, anchor: SignedAnchor, findings: Findings): Promise<void> {
  const tree = new HeadTreeRoot(anchor.algorithm);
  let streams = 0;
  const heads = fetchAll(
    tx,
    sql<StreamHead>`select s.stream, e.version, e.hash from ledger.streams s
      join ledger.events e on e.stream = s.stream and e.version = s.anchored_version
      where s.anchored_version > 0 order by s.bucket, s.stream`,
  );
  for await (const batch of heads)
    for (const head of batch) {
      tree.add(head);
      streams += 1;
    }
  const root = tree.root().toString('hex');
  if (root === anchor.root && streams === anchor.streams) return;
  findings.add({
    code: 'root-differs',
    stream: null,
    version: null,
    anchor: anchor.no,
    why: `按现有事件算得的总根与第 ${anchor.no} 号锚不符（锚记 ${anchor.streams} 个流，现有 ${streams} 个）：有流被增删，或已锚定的位置被改动。`,
  });
}

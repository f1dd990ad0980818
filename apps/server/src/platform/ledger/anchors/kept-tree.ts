import { sql } from 'kysely';
import type { Tx } from '../../work.ts';
import type { HashAlgorithm } from '../digest.ts';
import type { StreamHead } from '../event.ts';
import { MerkleRoot } from '../merkle.ts';
import { bucketOf } from '../stream-name.ts';
import { GROUP_SIZE, groupOf, headLeaf, rootOfBuckets, rootOfGroups } from './head-tree.ts';

type Layer = 'bucket' | 'group';
type Nodes = Map<number, Buffer>;

/** Buckets are read this many at a time: at a million streams some 15,000 heads. */
const BUCKETS_AT_ONCE = 1_024;

/**
 * Brings the kept layers up to date after `anchored_version` of these streams moved, and gives the root.
 * The first anchor of an algorithm finds no kept nodes and builds them all.
 */
export async function updateKeptTree(tx: Tx, algorithm: HashAlgorithm, changed: readonly string[]): Promise<Buffer> {
  const dirty = (await hasNodes(tx, algorithm)) ? [...new Set(changed.map(bucketOf))] : await bucketsInUse(tx);
  for (let at = 0; at < dirty.length; at += BUCKETS_AT_ONCE) {
    const buckets = dirty.slice(at, at + BUCKETS_AT_ONCE);
    await saveNodes(tx, algorithm, 'bucket', await bucketRoots(tx, algorithm, buckets));
  }
  const groups = [...new Set(dirty.map(groupOf))];
  await saveNodes(tx, algorithm, 'group', await groupRoots(tx, algorithm, groups));
  return rootOfGroups(algorithm, await loadNodes(tx, algorithm, 'group', 0, GROUP_SIZE));
}

async function hasNodes(tx: Tx, algorithm: HashAlgorithm): Promise<boolean> {
  const { rows } = await sql`select 1 from ledger.tree_nodes where algorithm = ${algorithm} limit 1`.execute(tx);
  return rows.length > 0;
}

async function bucketsInUse(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ bucket: number }>`
    select distinct bucket from ledger.streams where anchored_version > 0`.execute(tx);
  return rows.map(row => row.bucket);
}

/** The leaf of a stream takes the hash of the event at its anchored version: the head may have moved on since. */
async function bucketRoots(tx: Tx, algorithm: HashAlgorithm, buckets: readonly number[]): Promise<Nodes> {
  const { rows } = await sql<StreamHead & { bucket: number }>`
    select s.bucket, s.stream, e.version, e.hash
    from ledger.streams s join ledger.events e on e.stream = s.stream and e.version = s.anchored_version
    where s.bucket = any(${buckets}::integer[]) order by s.bucket, s.stream`.execute(tx);
  const trees = new Map<number, MerkleRoot>();
  for (const row of rows) {
    let tree = trees.get(row.bucket);
    if (tree === undefined) trees.set(row.bucket, (tree = new MerkleRoot(algorithm)));
    tree.add(headLeaf(algorithm, row));
  }
  return new Map([...trees].map(([bucket, tree]) => [bucket, tree.root()]));
}

async function groupRoots(tx: Tx, algorithm: HashAlgorithm, groups: readonly number[]): Promise<Nodes> {
  const roots: Nodes = new Map();
  for (const group of groups) {
    const present = await loadNodes(tx, algorithm, 'bucket', group * GROUP_SIZE, GROUP_SIZE);
    if (present.size > 0) roots.set(group, rootOfBuckets(algorithm, present));
  }
  return roots;
}

/** Keyed by the place within the range. */
async function loadNodes(tx: Tx, algorithm: HashAlgorithm, layer: Layer, from: number, count: number): Promise<Nodes> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    select position, hash from ledger.tree_nodes
    where algorithm = ${algorithm} and layer = ${layer} and position >= ${from} and position < ${from + count}`.execute(
    tx,
  );
  return new Map(rows.map(row => [row.position - from, row.hash]));
}

async function saveNodes(tx: Tx, algorithm: HashAlgorithm, layer: Layer, nodes: Nodes): Promise<void> {
  if (nodes.size === 0) return;
  await sql`insert into ledger.tree_nodes (algorithm, layer, position, hash)
    select ${algorithm}, ${layer}, position, hash
    from unnest(${[...nodes.keys()]}::integer[], ${[...nodes.values()]}::bytea[]) node (position, hash)
    on conflict (algorithm, layer, position) do update set hash = excluded.hash`.execute(tx);
}

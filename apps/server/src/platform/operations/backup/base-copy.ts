import { join } from 'node:path';
import type pg from 'pg';
import { withSession } from '../../database/connect.ts';
import { copyFileDurably, walkFiles, writeTextDurably } from '../durable-files.ts';
import { FILES_AT_ONCE, inParallel } from '../in-parallel.ts';
import type { ListedFile } from '../manifest.ts';
import { OperationRefusal } from '../operation-refusal.ts';
import { belongsIntoBaseCopy } from './cluster-files.ts';
import { copySegments } from './wal-segments.ts';

export interface BaseCopyPlace {
  readonly bootstrapUrl: string;
  readonly clusterFolder: string;
  /** The backup's folder; the copy goes to `postgres/` in it. */
  readonly target: string;
}

export interface BaseCopySteps {
  readonly add: (file: ListedFile) => Promise<void>;
  /** Runs on the copying session before the copy ends: what it copies belongs to the same moment. */
  readonly beforeEnd: (session: pg.Client) => Promise<void>;
}

export interface BaseCopy {
  readonly startLsn: string;
  readonly stopLsn: string;
  readonly firstSegment: string;
  readonly lastSegment: string;
}

/**
 * The cluster's files while the server writes them, and the log that makes them whole: PostgreSQL's low-level backup. Pages
 * may be torn and files of different moments; replaying the log from start to stop heals exactly that.
 */
export async function copyCluster(place: BaseCopyPlace, { add, beforeEnd }: BaseCopySteps): Promise<BaseCopy> {
  const limits = { statementTimeoutMs: 0, idleInTransactionMs: 0, name: 'gongkai backup' };
  return withSession(
    place.bootstrapUrl,
    'the embedded database',
    async session => {
      await refuseTablespaces(session);
      // Holds back the removal of log segments from here until the session ends, however it ends.
      await session.query(`select pg_create_physical_replication_slot($1, true, true)`, [
        `gongkai_backup_${process.pid}`,
      ]);
      const start = await one<{ lsn: string; segment: string }>(
        session,
        `select lsn::text, pg_walfile_name(lsn) as segment from pg_backup_start('gongkai', fast => true) as lsn`,
      );
      await copyFiles(place, add);
      await beforeEnd(session);
      // The answer is not awaited from the archiver: the segments are copied by ourselves, below.
      const stop = await one<{ lsn: string; segment: string; labelfile: string }>(
        session,
        `select lsn::text, pg_walfile_name(lsn - 1::numeric) as segment, labelfile
         from pg_backup_stop(wait_for_archive => false)`,
      );
      const label = 'postgres/backup_label';
      await add({ path: label, ...(await writeTextDurably(join(place.target, label), stop.labelfile)) });
      await copySegments(place, start.segment, stop.segment, add);
      return {
        startLsn: start.lsn,
        stopLsn: stop.lsn,
        firstSegment: start.segment,
        lastSegment: stop.segment,
      };
    },
    limits,
  );
}

/** `pg_control` last, as pg_basebackup does: it is never older than what it describes. */
async function copyFiles({ clusterFolder, target }: BaseCopyPlace, add: BaseCopySteps['add']): Promise<void> {
  const CONTROL = 'global/pg_control';
  const copy = async (path: string) => {
    const file = await copyFileDurably(join(clusterFolder, path), join(target, 'postgres', path));
    // Tables are dropped meanwhile; the log drops them in the copy too.
    if (file !== null) await add({ path: `postgres/${path}`, ...file });
  };
  await inParallel(walkFiles(clusterFolder), FILES_AT_ONCE, async path => {
    if (path !== CONTROL && belongsIntoBaseCopy(path)) await copy(path);
  });
  await copy(CONTROL);
}

async function refuseTablespaces(session: pg.Client): Promise<void> {
  const { rows } = await session.query<{ spcname: string }>(
    `select spcname from pg_tablespace where spcname not in ('pg_default', 'pg_global')`,
  );
  if (rows.length === 0) return;
  throw new OperationRefusal(
    1,
    `The database has tablespaces outside of its folder (${rows.map(row => row.spcname).join(', ')}): use "gongkai export", or pg_basebackup.`,
  );
}

async function one<Row extends object>(session: pg.Client, text: string): Promise<Row> {
  return (await session.query<Row>(text)).rows[0]!;
}

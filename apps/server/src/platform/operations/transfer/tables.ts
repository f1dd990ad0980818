import type pg from 'pg';

/** A table of ours, as its rows travel: the job queue and the history of migrations are made anew by `migrate`. */
export interface TransferTable {
  readonly schema: string;
  readonly name: string;
  /** Without generated columns, which compute themselves again. */
  readonly columns: readonly string[];
  /** Its primary key: the order of rows in an export, so that two exports of the same state are the same bytes. */
  readonly key: readonly string[];
}

const IN_SCHEMAS = `n.nspname not in ('pgboss', 'migrations', 'information_schema') and n.nspname !~ '^pg_'`;

export async function listTables(session: pg.Client): Promise<TransferTable[]> {
  const { rows } = await session.query<TransferTable>(`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.place) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${IN_SCHEMAS} order by n.nspname, c.relname`);
  return rows;
}

export interface SequenceState {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

export async function listSequences(session: pg.Client): Promise<SequenceState[]> {
  const { rows } = await session.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${IN_SCHEMAS} order by 1`);
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await session.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    );
    states.push({ name, ...state.rows[0]! });
  }
  return states;
}

export interface Statement {
  readonly drop: string;
  readonly add: string;
}

/** References are taken away while rows come in, and checked all at once when they are put back. */
export async function listReferences(session: pg.Client): Promise<Statement[]> {
  const { rows } = await session.query<Statement>(`
    select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as drop,
      format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as add
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${IN_SCHEMAS} order by 1`);
  return rows;
}

/** Triggers are off while rows come in: they would count, notify and judge what was judged when it happened. */
export async function listTriggers(session: pg.Client): Promise<{ disable: string; enable: string }[]> {
  const { rows } = await session.query<{ disable: string; enable: string }>(`
    select format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname) as disable,
      format('alter table %I.%I enable %strigger %I', n.nspname, c.relname,
        case t.tgenabled when 'A' then 'always ' when 'R' then 'replica ' else '' end, t.tgname) as enable
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D' and ${IN_SCHEMAS} order by 1`);
  return rows;
}

export async function listMigrations(session: pg.Client): Promise<{ version: number; name: string; sha256: string }[]> {
  const { rows } = await session.query('select version, name, sha256 from migrations.applied order by version');
  return rows;
}

export function quoted(table: Pick<TransferTable, 'schema' | 'name'>): string {
  return `${quoteName(table.schema)}.${quoteName(table.name)}`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

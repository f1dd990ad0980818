import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatabasePool } from './pool.ts';
import * as catalog from './schema-queries.ts';

/** The schema as migrations leave it, for reading and comparing; it is never run. */
export const SCHEMA_FILE = fileURLToPath(new URL('../../../schema.sql', import.meta.url));

/** Of other makers: pg-boss keeps its own plan, `public` stays empty. */
const FOREIGN = ['pgboss', 'public', 'information_schema'];

interface TableRow {
  readonly id: number;
  readonly name: string;
  readonly kind: 'r' | 'p' | 'v' | 'm';
  readonly persistence: string;
  readonly partitioned: string;
  readonly parent: string | null;
  readonly bound: string | null;
  readonly options: string;
  readonly view: string | null;
}

/** The whole schema as text, the same for the same schema whatever the order of its making. */
export async function readSchema(owner: Pick<DatabasePool, 'query'>): Promise<string> {
  const schemas = await ownSchemas(owner);
  const statements = async (query: string) =>
    (await owner.query<{ statement: string }>(query, query.includes('$1') ? [schemas] : [])).map(row => row.statement);
  const byTable = async (query: string) => {
    const lines = new Map<number, string[]>();
    for (const { id, line } of await owner.query<{ id: number; line: string }>(query, [schemas])) {
      lines.set(id, [...(lines.get(id) ?? []), line]);
    }
    return (id: number) => lines.get(id) ?? [];
  };

  const columns = await byTable(catalog.COLUMNS);
  const constraints = await byTable(catalog.CONSTRAINTS);
  const after: ((id: number) => string[])[] = [];
  for (const query of [
    catalog.INDEXES,
    catalog.TRIGGERS,
    catalog.POLICIES,
    catalog.TABLE_GRANTS,
    catalog.COLUMN_GRANTS,
    catalog.COMMENTS,
  ]) {
    after.push(await byTable(query));
  }
  const tables = await owner.query<TableRow>(catalog.TABLES, [schemas]);
  const functionGrants = await byTable(catalog.FUNCTION_GRANTS);
  const functions = await owner.query<{ id: number; statement: string }>(catalog.FUNCTIONS, [schemas]);

  return `${[
    '-- The schema that the migrations make, read back from the catalogs. Written by tools/write-schema.ts; never run, never edited.',
    (await statements(catalog.EXTENSIONS)).join('\n'),
    [
      ...(await statements(catalog.SCHEMAS)),
      ...(await statements(catalog.SCHEMA_GRANTS)),
      ...(await statements(catalog.DEFAULT_RIGHTS)).map(line => `-- ${line}`),
    ].join('\n'),
    (await statements(catalog.TYPES)).join('\n'),
    (await statements(catalog.SEQUENCES)).join('\n'),
    ...tables.map(table =>
      [
        renderTable(table, [...columns(table.id), ...constraints(table.id)]),
        ...after.flatMap(lines => lines(table.id)),
      ].join('\n'),
    ),
    ...functions.map(({ id, statement }) => [`${statement.trimEnd()};`, ...functionGrants(id)].join('\n')),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function renderTable(table: TableRow, lines: readonly string[]): string {
  if (table.view !== null) {
    return `create${table.kind === 'm' ? ' materialized' : ''} view ${table.name}${table.options} as\n${table.view.trimEnd()}`;
  }
  const create = `create${table.persistence} table ${table.name}`;
  if (table.parent && table.bound)
    return `${create} partition of ${table.parent} ${table.bound}${table.partitioned}${table.options};`;
  return `${create} (\n${lines.map(line => `  ${line}`).join(',\n')}\n)${table.partitioned}${table.options};`;
}

async function ownSchemas(owner: Pick<DatabasePool, 'query'>): Promise<string[]> {
  const rows = await owner.query<{ nspname: string }>(
    `select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> all($1::text[]) order by 1`,
    [FOREIGN],
  );
  return rows.map(row => row.nspname);
}

export async function writeSchemaFile(owner: Pick<DatabasePool, 'query'>): Promise<void> {
  writeFileSync(SCHEMA_FILE, await readSchema(owner));
}

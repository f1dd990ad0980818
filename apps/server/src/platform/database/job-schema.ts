import type pg from 'pg';
import pgBoss from 'pg-boss/package.json' with { type: 'json' };
import { OFFICE_ROLE } from './group-roles.ts';
import { StartRefusal } from './start-refusal.ts';

export const JOB_SCHEMA = 'pgboss';
const CODE_VERSION = (pgBoss as { pgboss: { schema: number } }).pgboss.schema;

/**
 * pg-boss would install its tables itself, as the user it runs as; that user may not change the schema here. So its own
 * plan (one transaction) is run by the owner, and the office gets the rows.
 */
export async function installJobSchema(owner: pg.Client): Promise<void> {
  const installed = await installedVersion(owner);
  // The package is read only when its plans are needed: a start with nothing to install does not wait for it.
  const plans = () => import('pg-boss');
  if (installed === null) await owner.query((await plans()).getConstructionPlans(JOB_SCHEMA));
  else if (installed > CODE_VERSION) {
    throw new StartRefusal(
      1,
      `The job tables in schema ${JOB_SCHEMA} have version ${installed}, this program knows ${CODE_VERSION}. Start the newer version of the program. Nothing was changed.`,
    );
  } else if (installed < CODE_VERSION) await owner.query((await plans()).getMigrationPlans(JOB_SCHEMA, installed));
  await owner.query(`
    grant usage on schema ${JOB_SCHEMA} to ${OFFICE_ROLE};
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${OFFICE_ROLE};
    grant usage on all sequences in schema ${JOB_SCHEMA} to ${OFFICE_ROLE};
    grant execute on all functions in schema ${JOB_SCHEMA} to ${OFFICE_ROLE};
  `);
}

async function installedVersion(owner: pg.Client): Promise<number | null> {
  const table = await owner.query(`select to_regclass('${JOB_SCHEMA}.version') is not null as there`);
  if (!table.rows[0].there) return null;
  const { rows } = await owner.query<{ version: number }>(`select version from ${JOB_SCHEMA}.version`);
  return rows[0]?.version ?? null;
}

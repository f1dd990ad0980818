import { everyGrant } from '@gongkai/server/features/agencies/commands/create-administrators.ts';
import { importAgencies } from '@gongkai/server/features/agencies/import/import-agencies.ts';
import { command } from '../command.ts';
import { withOfficeRoom } from '../office-room.ts';
import { loadConfig } from '../settings.ts';
import { readSheetFile, reportImport } from '../sheet-import.ts';

export const { run } = command({
  usage: 'gongkai agencies import FILE.xlsx [--json]',
  about: `Imports organisations from a sheet, all or nothing: with one problem nothing is written and every problem is named by row
and column. The console hands out the empty sheet.`,
  positionals: ['FILE'],
  options: { json: { type: 'boolean', about: 'print the report as JSON' } },
  async run({ values, positionals }) {
    const bytes = await readSheetFile(positionals[0]!);
    return withOfficeRoom(loadConfig(), async ({ parts, operator, explain }) => {
      const outcome = await parts.transact(operator, async work => {
        work.afterCommit(parts.siteChanged);
        return importAgencies(work, everyGrant, bytes);
      });
      if (!outcome.ok) throw explain(outcome.refusal);
      return reportImport(outcome.value, values.json ?? false);
    });
  },
});

import { importPeople } from '@gongkai/server/features/agencies/import/import-people.ts';
import { createPersonVault } from '@gongkai/server/features/agencies/index.ts';
import { command } from '../command.ts';
import { withOfficeRoom } from '../office-room.ts';
import { loadConfig } from '../settings.ts';
import { readSheetFile, reportImport } from '../sheet-import.ts';

export const { run } = command({
  usage: 'gongkai people import FILE.xlsx [--json]',
  about: `Imports people and their posts from a sheet, all or nothing: with one problem nothing is written and every problem is
named by row and column. Their first passwords are given in the console, one by one.`,
  positionals: ['FILE'],
  options: { json: { type: 'boolean', about: 'print the report as JSON' } },
  async run({ values, positionals }) {
    const bytes = await readSheetFile(positionals[0]!);
    return withOfficeRoom(loadConfig(), async ({ parts, operator, explain }) => {
      const vault = createPersonVault(parts.keys);
      const outcome = await parts.transact(operator, work => importPeople(work, vault, bytes));
      if (!outcome.ok) throw explain(outcome.refusal);
      return reportImport(outcome.value, values.json ?? false);
    });
  },
});

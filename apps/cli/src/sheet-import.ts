import { readFile, stat } from 'node:fs/promises';
import type { ImportReport } from '@gongkai/contract';
import { SHEET_LIMITS } from '@gongkai/server/platform/xlsx/read-sheet.ts';
import { EXIT, unusable } from './exit-codes.ts';
import { print, printJson } from './output.ts';

/** The size is looked at before the file is read. */
export async function readSheetFile(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > SHEET_LIMITS.bytes)
      throw unusable(`${path} has ${size} bytes; a sheet may have ${SHEET_LIMITS.bytes}. Import it in parts.`);
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw unusable(`${path} cannot be read (${code}).`, error);
  }
}

export function reportImport({ imported, problems }: ImportReport, asJson: boolean): number {
  if (asJson) printJson({ imported, problems });
  else if (problems.length === 0) print(`${imported} imported.`);
  else {
    print(
      ...problems.map(
        ({ row, column, text, message }) => `第 ${row} 行 ${column}${text ? `“${text}”` : ''}：${message}`,
      ),
    );
    print(`${problems.length} problems; nothing was imported. Mend the sheet and import it whole.`);
  }
  return problems.length === 0 ? EXIT.done : EXIT.refused;
}

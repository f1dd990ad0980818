import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface MigrationFile {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** `NNNN_name.sql`, numbered without repetition. Gaps are allowed while several people write at once; order is by number. */
export function readMigrationFiles(folder: string = MIGRATIONS_FOLDER): MigrationFile[] {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => readMigrationFile(folder, file));
  for (const [index, file] of files.entries()) {
    if (files[index - 1]?.version === file.version) throw new Error(`Two migrations have the number ${file.version}.`);
  }
  return files;
}

function readMigrationFile(folder: string, file: string): MigrationFile {
  const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
  if (!match) throw new Error(`A migration is named NNNN_name.sql, not ${file}.`);
  // Line ends are not part of the meaning: a checkout on another system must not look like a change.
  const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  const sha256 = createHash('sha256').update(sql).digest('hex');
  return { version: Number(match[1]), name: match[2]!, sql, sha256 };
}

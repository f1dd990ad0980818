// Called by PostgreSQL for each finished log segment: FOLDER, path of the segment, its name. Exit 0 means that it is safe.
// Plain and small, because it starts a process each time; nothing but Node is imported.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const [folder, source, name] = process.argv.slice(2) as [string, string, string];
const target = join(folder, `${name}.gz`);
const segment = readFileSync(source);

if (existsSync(target)) {
  // Asked again after a crash: the same bytes are fine, others belong to another history and must not be lost.
  const same = gunzipSync(readFileSync(target)).equals(segment);
  if (!same) process.stderr.write(`${target} exists with another content\n`);
  process.exit(same ? 0 : 1);
}
const unfinished = `${target}.${process.pid}.tmp`;
const file = openSync(unfinished, 'w', 0o600);
writeSync(file, gzipSync(segment, { level: 1 }));
fsyncSync(file);
closeSync(file);
renameSync(unfinished, target);
const place = openSync(folder, 'r');
fsyncSync(place);
closeSync(place);

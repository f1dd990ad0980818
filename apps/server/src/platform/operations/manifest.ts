import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type CopiedFile, exists, hashFile, writeTextDurably } from './durable-files.ts';
import { FILES_AT_ONCE, inParallel } from './in-parallel.ts';
import { OperationRefusal } from './operation-refusal.ts';

/** One file of a backup or export: its path from the folder, its size and digest. */
export interface ListedFile extends CopiedFile {
  readonly path: string;
}

export const MANIFEST = 'manifest.json';
export const LIST = 'files.ndjson';

/** What every manifest says; backup and export add their own. */
export const manifestBase = {
  madeAt: z.string(),
  program: z.string(),
  list: z.strictObject({ files: z.int().min(0), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
};

/** Collects the list while files are written: a line each, so that a million of them need no memory. */
export class FileList {
  readonly #folder: string;
  readonly #digest = createHash('sha256');
  #lines: string[] = [];
  #file: Awaited<ReturnType<typeof open>> | null = null;
  #files = 0;
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** May be called from several copies at once: lines are written one batch after the other. */
  async add({ path, size, sha256 }: ListedFile): Promise<void> {
    this.#files += 1;
    this.#bytes += size;
    this.#lines.push(`${JSON.stringify({ path, size, sha256 })}\n`);
    if (this.#lines.length >= 1_000) await this.#flush();
  }

  async close(): Promise<z.output<typeof manifestBase.list>> {
    await this.#flush();
    await this.#file!.sync();
    await this.#file!.close();
    return { files: this.#files, bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }

  #flush(): Promise<void> {
    const text = this.#lines.join('');
    this.#lines = [];
    this.#writing = this.#writing.then(async () => {
      this.#file ??= await open(join(this.#folder, LIST), 'wx', 0o600);
      this.#digest.update(text);
      await this.#file.write(text);
    });
    return this.#writing;
  }
}

/** Written last: a folder without it is an unfinished copy. The answer is the digest to note elsewhere. */
export async function writeManifest(folder: string, manifest: object): Promise<string> {
  const { sha256 } = await writeTextDurably(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return sha256;
}

/** Reads a manifest and believes nothing: its own digest where one is known, its form, then the digest of the list. */
export async function readManifest<Schema extends z.ZodType<{ list: z.output<typeof manifestBase.list> }>>(
  folder: string,
  schema: Schema,
  expectedDigest?: string,
): Promise<z.output<Schema>> {
  if (!(await exists(join(folder, MANIFEST)))) {
    throw new OperationRefusal(
      2,
      `${folder} has no ${MANIFEST}: it is no copy of ours, or one that was never finished. Take another.`,
    );
  }
  const text = await readFile(join(folder, MANIFEST), 'utf8');
  const digest = createHash('sha256').update(text).digest('hex');
  if (expectedDigest !== undefined && digest !== expectedDigest.toLowerCase()) {
    throw new OperationRefusal(
      1,
      `The manifest in ${folder} has the digest ${digest}, not the one you gave: it is another copy, or it was changed.`,
    );
  }
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const places = [...new Set(parsed.error.issues.map(issue => issue.path.join('.') || 'the whole'))].join(', ');
    throw new OperationRefusal(2, `The manifest in ${folder} cannot be read (${places}): of another kind or version.`);
  }
  const list = await hashFile(join(folder, LIST));
  if (list?.sha256 !== parsed.data.list.sha256)
    throw new OperationRefusal(1, `The list ${join(folder, LIST)} is not the one the manifest names: it was changed.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const LINE = z.strictObject({ path: z.string(), size: z.int().min(0), sha256: z.string() });

export async function* readFileList(folder: string): AsyncIterable<ListedFile> {
  for await (const line of createInterface({ input: createReadStream(join(folder, LIST)) })) {
    const file = LINE.parse(JSON.parse(line));
    // A path out of the folder would let a made-up backup write anywhere.
    if (file.path.split('/').some(part => part === '' || part === '.' || part === '..') || file.path.includes('\\'))
      throw new OperationRefusal(1, `The list in ${folder} names ${JSON.stringify(file.path)}, outside of its folder.`);
    yield file;
  }
}

/** Reads every listed file again. The answer is what is not as listed, a sentence each; the first twenty. */
export async function checkListedFiles(folder: string): Promise<string[]> {
  const problems: string[] = [];
  await inParallel(readFileList(folder), FILES_AT_ONCE, async file => {
    const found = await hashFile(join(folder, file.path));
    if (found === null) problems.push(`${file.path} is missing.`);
    else if (found.size !== file.size) problems.push(`${file.path} has ${found.size} bytes, not ${file.size}.`);
    else if (found.sha256 !== file.sha256) problems.push(`${file.path} was changed.`);
  });
  return problems.slice(0, 20);
}

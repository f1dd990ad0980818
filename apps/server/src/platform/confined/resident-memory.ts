import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/** Memory a process really holds, buffers outside the JavaScript heap included; null where the system does not tell. */
export async function residentMemory(pid: number): Promise<number | null> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1];
    return pages === undefined ? null : Number(pages) * PAGE_BYTES;
  } catch {
    return null;
  }
}

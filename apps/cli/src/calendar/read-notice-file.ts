import { readFile, stat } from 'node:fs/promises';
import { type HolidayNotice, parseNoticeText } from '@gongkai/statute';
import { unusable } from '../exit-codes.ts';

/** A year of holidays is two kilobytes; a megabyte is a mistake. */
const LARGEST = 1_000_000;

/** Every fault of the file at once, each with its place. */
export async function readNoticeFile(path: string): Promise<HolidayNotice> {
  const text = await readText(path);
  const parsed = parseNoticeText(text);
  if (parsed.ok) return parsed.notice;
  const problems = parsed.problems.map(({ at, message }) => `  ${at ? `${at}：` : ''}${message}`);
  throw unusable(`${path} is no holiday notice that can be used:\n${problems.join('\n')}`);
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw unusable(`${path} has ${size} bytes: a holiday notice has a few thousand.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw unusable(`${path} cannot be read (${code}).`, error);
  }
}

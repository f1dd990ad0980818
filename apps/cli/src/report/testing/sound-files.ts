import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderText } from '@gongkai/annual-report';
import {
  type SoundOptions,
  seededDraw,
  soundReport,
} from '../../../../../packages/annual-report/src/testing/sound-report.ts';

/** A report (虚构) that no rule finds fault with, as text. */
export const soundText = (seed: number, options: SoundOptions = {}): string =>
  renderText(soundReport(seededDraw(seed), options));

export interface SoundFolder {
  readonly files: number;
  /** Files in one folder below it, as offices sort them. */
  readonly perFolder?: number;
}

export async function writeSoundFolder(folder: string, { files, perFolder = 1_000 }: SoundFolder): Promise<void> {
  for (let n = 0; n < files; n++) {
    const below = path.join(folder, String(Math.floor(n / perFolder)).padStart(4, '0'));
    if (n % perFolder === 0) await mkdir(below, { recursive: true });
    await writeFile(path.join(below, `${String(n).padStart(6, '0')}.txt`), soundText(n + 1));
  }
}

import { readFileSync } from 'node:fs';

const file = new URL('../../../package.json', import.meta.url);

/** Written into backups and exports, for whoever asks later what made them. */
export const PROGRAM_VERSION: string = (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

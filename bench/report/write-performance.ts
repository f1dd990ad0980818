import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

export interface Section {
  /** A run replaces the section of its own kind and leaves the others. */
  readonly kind: string;
  readonly text: string;
}

export function writePerformance(section: Section): void {
  writeFileSync(FILE, replaceSection(readFileSync(FILE, 'utf8'), section));
}

export function replaceSection(document: string, { kind, text }: Section): string {
  const [opening, closing] = [`<!-- bench ${kind} -->`, `<!-- end of bench ${kind} -->`];
  const [from, to] = [document.indexOf(opening), document.indexOf(closing)];
  const whole = `${opening}\n${text.trim()}\n${closing}`;
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${whole}\n`;
  return document.slice(0, from) + whole + document.slice(to + closing.length);
}

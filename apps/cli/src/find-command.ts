import type { CommandEntry } from './command-table.ts';

export type Found =
  | { readonly ok: true; readonly entry: CommandEntry; readonly args: readonly string[] }
  | { readonly ok: false; readonly given: string; readonly nearest: readonly string[] };

/** The longest name that begins the line wins; else the names nearest to what was typed. */
export function findCommand(entries: readonly CommandEntry[], argv: readonly string[]): Found {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const entry = entries.find(candidate => candidate.name === name);
    if (entry) return { ok: true, entry, args: argv.slice(words) };
  }
  const group = entries.filter(entry => entry.name.startsWith(`${argv[0]} `)).map(entry => entry.name);
  const typed = argv
    .slice(0, 2)
    .filter(word => !word.startsWith('-'))
    .join(' ');
  return { ok: false, given: typed, nearest: group.length ? group : nearestNames(entries, typed) };
}

function nearestNames(entries: readonly CommandEntry[], typed: string): string[] {
  const scored = entries.map(({ name }) => ({ name, distance: distanceTo(name, typed) }));
  const least = Math.min(...scored.map(score => score.distance));
  return least <= (typed.length < 4 ? 1 : 2)
    ? scored.filter(score => score.distance === least).map(score => score.name)
    : [];
}

/** What was typed may carry arguments after the name, so the first word alone counts too. */
function distanceTo(name: string, typed: string): number {
  return Math.min(editDistance(name, typed), editDistance(name, typed.split(' ')[0]!));
}

function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= other.length; column++) {
      const replaced = previous[column - 1]! + (letter === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[other.length]!;
}

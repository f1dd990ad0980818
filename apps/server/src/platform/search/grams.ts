/**
 * What parts runs of letters and digits: punctuation, symbols, blanks. The ranges are written out, because a class such as
 * `\p{P}` depends on the version of Unicode, and `public_site.grams_of` must agree character by character.
 */
const SEPARATORS =
  /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u245f\u2500-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff]+/u;

export function runsOf(folded: string): string[] {
  return folded.split(SEPARATORS).filter(run => run !== '');
}

/** Every pair of neighbours of each run, and the last character of the run alone: so a prefix search for 府 finds every 府. */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsOf(folded)) {
    const characters = isPlain(run) ? run : [...run];
    const last = characters.length - 1;
    for (let at = 0; at < last; at++) grams.add(characters[at]! + characters[at + 1]!);
    grams.add(characters[last]!);
  }
  return grams;
}

/** Without surrogate pairs a character is a code unit, and the run need not be taken apart first. */
function isPlain(run: string): boolean {
  return !/[\ud800-\udfff]/.test(run);
}

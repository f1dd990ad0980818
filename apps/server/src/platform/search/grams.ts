/**
 * What parts runs of letters and digits: punctuation, symbols, blanks. The ranges are written out, because a class such as
 * `\p{P}` depends on the version of Unicode, and `public_site.grams_of` must agree character by character.
 */
const SEPARATORS =
  /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u245f\u2500-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff]+/u;

export function runsOf(folded: string): string[] {
  return folded.split(SEPARATORS).filter(run => run !== '');
}

/** Around one of these a pair says little: 目的 and 的方 stand in many texts, 目的方 in few. */
const COMMONEST = new Set('的一不在有和为对及等以上下中年月日个与或其由被将按于是了各本该第0123456789');

/**
 * Every pair of neighbours of each run, the three characters around a very common one, and the last character of the run
 * alone: so a prefix search for 府 finds every 府. `public_site.grams_of` makes the same.
 */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsOf(folded)) {
    const characters = isPlain(run) ? run : [...run];
    const last = characters.length - 1;
    for (let at = 0; at < last; at++) {
      const pair = characters[at]! + characters[at + 1]!;
      grams.add(pair);
      if (at < last - 1 && COMMONEST.has(characters[at + 1]!)) grams.add(pair + characters[at + 2]!);
    }
    grams.add(characters[last]!);
  }
  return grams;
}

/** The grams that a text with this run must hold: pairs, or three characters where those are kept, which say more. */
export function gramsForQuery(run: string): string[] {
  const characters = [...run];
  const triples = characters
    .slice(2)
    .map((_, at) => characters.slice(at, at + 3))
    .filter(([, middle]) => COMMONEST.has(middle!));
  const covered = new Set(triples.flatMap(([first, middle, last]) => [first! + middle!, middle! + last!]));
  const pairs = characters.slice(1).map((next, at) => characters[at]! + next);
  return [...triples.map(triple => triple.join('')), ...pairs.filter(pair => !covered.has(pair))];
}

/** Without surrogate pairs a character is a code unit, and the run need not be taken apart first. */
function isPlain(run: string): boolean {
  return !/[\ud800-\udfff]/.test(run);
}

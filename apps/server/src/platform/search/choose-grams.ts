/** The share of texts that hold a gram, of common grams only: what is not named is rare. */
export type GramShares = ReadonlyMap<string, number>;

export const noShares: GramShares = new Map();

/** More grams make the search slower, not surer: what they leave open is checked against the text. */
const MOST = 8;
/** Of rare grams a few already leave next to nothing. */
const MOST_RARE = 4;
const RARE_SHARE = 0.02;
/** As many texts as stand on one shelf of the index. */
const TEXTS = 16_384;
/** Reading the places of one more gram costs about as much as looking at so many texts. */
const WORTH_TEXTS = 12;

/**
 * Which grams of a word to ask the index for: the rare ones, and of the common ones those that spare more than they cost.
 * Every number of an item begins like all others, every notice is a notice: such grams stand in each text and part nothing.
 */
export function chooseGrams(grams: readonly string[], shares: GramShares): string[] {
  if (shares.size === 0) return spread(grams, MOST);
  const chosen = spread(
    grams.filter(gram => !shares.has(gram)),
    MOST_RARE,
  );
  let left = TEXTS * RARE_SHARE ** chosen.length;
  const common = grams.filter(gram => shares.has(gram)).sort((a, b) => shares.get(a)! - shares.get(b)!);
  for (const gram of common) {
    const share = shares.get(gram)!;
    if (chosen.length === MOST || (chosen.length > 0 && left * (1 - share) < WORTH_TEXTS)) break;
    chosen.push(gram);
    left *= share;
  }
  return chosen;
}

/** At most `most` of them, evenly chosen, first and last included. */
function spread<Value>(values: readonly Value[], most: number): Value[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, at) => values[Math.round((at * (values.length - 1)) / (most - 1))]!);
}

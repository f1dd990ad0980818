import { foldText } from './fold-text.ts';
import { gramsOf } from './grams.ts';

export interface SearchableItem {
  readonly agencyId: number;
  readonly category: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly indexNumber: string;
  readonly keywords: readonly string[];
  readonly bodyText: string;
}

/** The search entry that the database would make of an item: for bulk loads, which write entries themselves. */
export function searchEntryOf(item: SearchableItem, shelf: string): { haystack: string; grams: string } {
  const parts = [item.title, item.documentNumber, item.indexNumber, item.keywords.join('\n'), item.bodyText];
  const haystack = foldText(parts.filter(part => part !== null).join('\n'));
  const lexemes = [...gramsOf(haystack), `@${item.agencyId}`, `#${item.category}`];
  // Letters, digits, @ and #: no lexeme holds a quote or backslash.
  return { haystack, grams: lexemes.map(lexeme => `'${shelf}${lexeme}'`).join(' ') };
}

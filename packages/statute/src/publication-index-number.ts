/**
 * 索引号 (条例 art. 12: part of the catalogue). No national pattern is binding, so the pattern is a template; the default is
 * 统一社会信用代码/YYYY-NNNNN, as provinces use it.
 */
export const DEFAULT_INDEX_NUMBER_TEMPLATE = '{creditCode}/{year}-{serial:5}';

export interface IndexNumberFacts {
  /** Null for a body without a code of its own (a village, a new office). */
  readonly creditCode: string | null;
  readonly agencyId: number;
  /** Year and month of the first publication, Beijing time. */
  readonly year: number;
  readonly month: number;
  /** Counted per agency and year. */
  readonly serial: number;
}

type Part = string | { readonly name: 'creditCode' | 'agency' | 'year' | 'month' } | { readonly digits: number };
export type IndexNumberTemplate = readonly Part[];

export type IndexNumberTemplateFault =
  | 'unknown-part'
  | 'without-agency'
  | 'without-year'
  | 'without-serial'
  | 'odd-text'
  | 'too-long';

/** The template, or what keeps it from giving every item a number of its own. */
export function parseIndexNumberTemplate(
  text: string,
): { ok: true; template: IndexNumberTemplate } | { ok: false; fault: IndexNumberTemplateFault } {
  if (text.length > 60) return { ok: false, fault: 'too-long' };
  const template: Part[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/).filter(piece => piece !== '')) {
    const part = piece.startsWith('{') ? parsePart(piece) : /^[0-9A-Za-z/.-]+$/.test(piece) ? piece : undefined;
    if (part === null) return { ok: false, fault: 'unknown-part' };
    if (part === undefined) return { ok: false, fault: 'odd-text' };
    template.push(part);
  }
  const names = new Set(
    template.map(part => (typeof part === 'string' ? '' : 'digits' in part ? 'serial' : part.name)),
  );
  if (!names.has('creditCode') && !names.has('agency')) return { ok: false, fault: 'without-agency' };
  if (!names.has('year')) return { ok: false, fault: 'without-year' };
  if (!names.has('serial')) return { ok: false, fault: 'without-serial' };
  return { ok: true, template };
}

function parsePart(piece: string): Part | null {
  const serial = /^\{serial:([1-9])\}$/.exec(piece);
  if (serial) return { digits: Number(serial[1]) };
  const name = /^\{(creditCode|agency|year|month)\}$/.exec(piece)?.[1];
  return name ? { name: name as 'year' } : null;
}

export function formatIndexNumber(template: IndexNumberTemplate, facts: IndexNumberFacts): string {
  // An agency without a code is named by its row: still one agency, one name.
  const agency = `A${String(facts.agencyId).padStart(6, '0')}`;
  const values = {
    creditCode: facts.creditCode ?? agency,
    agency,
    year: String(facts.year),
    month: String(facts.month).padStart(2, '0'),
  };
  return template
    .map(part => {
      if (typeof part === 'string') return part;
      return 'digits' in part ? String(facts.serial).padStart(part.digits, '0') : values[part.name];
    })
    .join('');
}

/**
 * The openness mark that official files carry in their 附注 (GB/T 9704-2012 7.3.8) or in the last block of a draft
 * sheet: `（此件公开发布）`, `公开方式：依申请公开`. The attribute is fixed when a document is drafted and goes up for signature
 * with it (国办发〔2016〕80号, from memory), so a publication that contradicts it is refused.
 */
export type OpennessMark = 'proactive' | 'proactive-redacted' | 'on-request' | 'closed';

/** 公开属性 of an item, as a clerk chooses it. */
export type OpennessAttribute = 'proactive' | 'on-request' | 'closed';

interface MarkRow {
  readonly label: string;
  /** Words as they stand in the mark, the longer ones first: 删减后公开 contains 公开. */
  readonly phrases: readonly string[];
  /** What may be done with the file on the disclosure platform. */
  readonly allows: readonly OpennessAttribute[];
}

export const OPENNESS_MARKS = {
  closed: {
    label: '不予公开',
    phrases: ['不予公开', '不得公开', '不宜公开', '不公开发布', '不公开', '不对外公开', '非公开', '免予公开'],
    allows: ['closed'],
  },
  'on-request': { label: '依申请公开', phrases: ['依申请公开', '依申请予以公开'], allows: ['on-request', 'closed'] },
  'proactive-redacted': {
    label: '删减后公开',
    phrases: ['删减后主动公开', '删减后公开发布', '删减后公开', '删减公开', '部分公开', '节选公开', '摘要公开'],
    allows: ['proactive', 'on-request'],
  },
  proactive: {
    label: '主动公开',
    phrases: ['主动公开', '公开发布', '全文公开', '予以公开', '可以公开', '公开'],
    allows: ['proactive'],
  },
} as const satisfies Record<OpennessMark, MarkRow>;

export interface OpennessPlace {
  readonly mark: OpennessMark;
  /** Counted from 1 over the lines of the text. */
  readonly line: number;
  /** As it stands in the file. */
  readonly quoted: string;
}

export interface OpennessReading extends OpennessPlace {
  /** Marks elsewhere in the file that say something else; a person decides. */
  readonly contradictedBy: readonly OpennessPlace[];
}

const PHRASES = (Object.keys(OPENNESS_MARKS) as OpennessMark[])
  .flatMap(mark => OPENNESS_MARKS[mark].phrases.map(phrase => ({ mark, phrase })))
  .sort((one, other) => other.phrase.length - one.phrase.length);
const ANY_PHRASE = PHRASES.map(({ phrase }) => phrase).join('|');

/** `（此件公开发布）`: the whole line; the brackets go missing, a full stop comes in. */
const NOTE = new RegExp(`^[(\\[【〔]*(?:此件|本件|此文|本文件|此文件)(${ANY_PHRASE})[)\\]】〕。.]*$`);
/** `公开属性：主动公开`, `信息公开选项:依申请公开`. */
const LABELLED = new RegExp(
  `^[(\\[【]*(?:(?:政府)?信息)?公开(?:属性|方式|类别|类型|选项|形式|范围|程度)(?:认定)?[::]+(${ANY_PHRASE})[)\\]】。.]*(?:$|[;;,,(])`,
);
/** `（主动公开）` alone in brackets, as many townships write it. */
const BRACKETED = new RegExp(`^[(\\[【〔](${ANY_PHRASE})[)\\]】〕]$`);
/** `□主动公开 ☑依申请公开`, or the tick behind: `主动公开√ 不公开`. What the line begins with tells which. */
const TICKED_BEFORE = new RegExp(`[☑☒✓✔√■⊠](?:此件|本件)?(${ANY_PHRASE})`, 'g');
const TICKED_BEHIND = new RegExp(`(${ANY_PHRASE})[(\\[]?[☑✓✔√]`, 'g');
const BOX_FIRST = new RegExp(`^(?:[^:]*:)?[(\\[]?[□☐○☑☒✓✔√■⊠]`);
const LABEL_OR_BOXES = /公开(?:属性|方式|类别|类型|选项|形式)|[□☐○]/;

/**
 * The openness mark in the text of a file, or null. The last one counts: the 附注 stands below signature and date, and
 * what comes before may be a quotation of another document.
 */
export function readOpennessMark(text: string): OpennessReading | null {
  const places: OpennessPlace[] = [];
  for (const [no, raw] of text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).entries()) {
    if (raw.length > 200) continue;
    const mark = readLine(raw.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff]+/g, ''));
    if (mark) places.push({ mark, line: no + 1, quoted: raw.trim() });
  }
  const last = places.pop();
  if (!last) return null;
  return { ...last, contradictedBy: places.filter(place => place.mark !== last.mark) };
}

function readLine(line: string): OpennessMark | null {
  const alone = NOTE.exec(line) ?? LABELLED.exec(line) ?? BRACKETED.exec(line);
  if (alone) return markOf(alone[1]);
  if (!LABEL_OR_BOXES.test(line)) return null;
  const matches = [...line.matchAll(BOX_FIRST.test(line) ? TICKED_BEFORE : TICKED_BEHIND)];
  const ticked = matches.map(match => markOf(match[1]));
  return ticked.length === 1 ? (ticked[0] ?? null) : null;
}

function markOf(phrase: string | undefined): OpennessMark | null {
  return PHRASES.find(row => row.phrase === phrase)?.mark ?? null;
}

/**
 * Whether a file with this mark may be handled under the attribute chosen. Less open than the mark needs a person who
 * changes the mark first; more open than the mark is never right (条例 art. 17: reviewed before it is published).
 */
export function allowsAttribute(mark: OpennessMark, attribute: OpennessAttribute): boolean {
  return (OPENNESS_MARKS[mark].allows as readonly OpennessAttribute[]).includes(attribute);
}

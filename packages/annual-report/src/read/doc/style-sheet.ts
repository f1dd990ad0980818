import { headingLevelOf } from '../numbering/heading-level.ts';
import type { ByteView } from './byte-view.ts';
import type { Stretch } from './file-information.ts';
import { applyParagraphSprms, newFormat, type ParagraphFormat } from './paragraph-format.ts';

export interface DocStyle {
  readonly headingLevel?: number;
  /** What it sets for its paragraphs, with what the style sets that it is based on. */
  readonly format: ParagraphFormat;
}

interface DraftStyle {
  readonly name: string;
  readonly builtIn: number;
  readonly basedOn: number;
  readonly list: ByteView | null;
}

const PARAGRAPH_STYLE = 1;
const NO_STYLE = 0xfff;
const TITLE = 62;
const DEEPEST = 20;

/** The style sheet ([MS-DOC] 2.9.271): which styles are headings, and the lists that number them. */
export function readStyles(table: ByteView, { at, length }: Stretch): (index: number) => DocStyle {
  const drafts = length > 0 ? readDrafts(table.slice(at, length)) : [];
  const known = new Map<number, DocStyle>();
  const styleOf = (index: number, depth: number): DocStyle => {
    const resolved = known.get(index);
    if (resolved) return resolved;
    const draft = drafts[index];
    if (!draft || depth > DEEPEST) return { format: newFormat(index) };
    const base = draft.basedOn === NO_STYLE ? undefined : styleOf(draft.basedOn, depth + 1);
    const format = { ...base?.format, ...newFormat(index) };
    if (draft.list) applyParagraphSprms(format, draft.list, null);
    const headingLevel = ownHeadingLevel(draft, format) ?? base?.headingLevel;
    const style = { format, ...(headingLevel === undefined ? {} : { headingLevel }) };
    known.set(index, style);
    return style;
  };
  return index => styleOf(index, 0);
}

function ownHeadingLevel({ name, builtIn }: DraftStyle, { outline }: ParagraphFormat): number | undefined {
  if (builtIn >= 1 && builtIn <= 9) return builtIn;
  return builtIn === TITLE ? 0 : headingLevelOf(name, outline);
}

function readDrafts(sheet: ByteView): readonly (DraftStyle | null)[] {
  const headLength = sheet.u16(0);
  const count = sheet.u16(2);
  const baseLength = sheet.u16(4);
  const drafts: (DraftStyle | null)[] = [];
  let at = 2 + headLength;
  while (drafts.length < count && at + 2 <= sheet.length) {
    const length = sheet.u16(at);
    if (at + 2 + length > sheet.length) break;
    drafts.push(length < baseLength + 4 ? null : readDraft(sheet.slice(at + 2, length), baseLength));
    at += 2 + length + (length % 2);
  }
  return drafts;
}

function readDraft(style: ByteView, baseLength: number): DraftStyle | null {
  const kind = style.u16(2) & 0xf;
  const nameLength = style.u16(baseLength);
  const afterName = baseLength + 2 + nameLength * 2 + 2;
  if (afterName > style.length) return null;
  const name = style.utf16(baseLength + 2, nameLength).split(',')[0]!;
  const draft = { name, builtIn: style.u16(0) & 0xfff, basedOn: style.u16(2) >> 4, list: null };
  if (kind !== PARAGRAPH_STYLE || afterName + 4 > style.length) return draft;
  const size = style.u16(afterName);
  const fits = size > 2 && afterName + 2 + size <= style.length;
  return { ...draft, list: fits ? style.slice(afterName + 4, size - 2) : null };
}

import { type Budget, Damaged } from '../files/archive/budget.ts';
import { attributeOf, readXml } from '../files/text/read-xml.ts';
import { isDateFormat } from './number-format.ts';
import type { PackageParts } from './package-parts.ts';

export interface Workbook {
  readonly sheetName: string;
  readonly sheet: Buffer;
  readonly since1904: boolean;
  readonly strings: readonly string[];
  /** Whether a cell of this style shows a date. */
  isDateStyle(style: number): boolean;
}

/** The first sheet that is not hidden: that is the one the sender saw. */
export function readWorkbook(parts: PackageParts, budget: Budget): Workbook {
  const root = [...parts.relationsOf('').values()].find(relation => relation.type === 'officeDocument');
  const workbookName = root?.target ?? 'xl/workbook.xml';
  const workbook = parts.read(workbookName);
  if (!workbook) throw new Damaged('not a workbook');
  const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
  let since1904 = false;
  readXml(workbook, budget, {
    open(element, attributes) {
      if (element === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const relation = attributeOf(attributes, 'id') ?? '';
      sheets.push({ name: attributes.name ?? '', relation, isHidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  const shown = sheets.find(sheet => !sheet.isHidden);
  const relations = parts.relationsOf(workbookName);
  const target = shown && relations.get(shown.relation)?.target;
  const sheet = target ? parts.read(target) : null;
  if (!shown || !sheet) throw new Damaged('workbook without a sheet');
  const partOf = (type: string) => {
    const relation = [...relations.values()].find(one => one.type === type);
    return relation ? parts.read(relation.target) : null;
  };
  const dateStyles = readDateStyles(partOf('styles'), budget);
  return {
    sheetName: shown.name,
    sheet,
    since1904,
    strings: readSharedStrings(partOf('sharedStrings'), budget),
    isDateStyle: style => dateStyles.has(style),
  };
}

/** Runs of one string are joined; readings beside characters (`rPh`) are not part of it. */
function readSharedStrings(part: Buffer | null, budget: Budget): string[] {
  const strings: string[] = [];
  if (!part) return strings;
  let phonetic = 0;
  let inText = false;
  readXml(part, budget, {
    open(element) {
      if (element === 'si') strings.push('');
      if (element === 'rPh') phonetic++;
      inText = element === 't' && phonetic === 0;
    },
    text(text) {
      if (!inText || strings.length === 0) return;
      budget.spendCharacters(text.length);
      strings[strings.length - 1] += text;
    },
    close(element) {
      if (element === 'rPh') phonetic--;
      if (element === 't') inText = false;
    },
  });
  return strings;
}

function readDateStyles(part: Buffer | null, budget: Budget): Set<number> {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  if (part)
    readXml(part, budget, {
      open(element, attributes) {
        if (element === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        if (element === 'cellXfs') inCellFormats = true;
        if (element === 'xf' && inCellFormats) formats.push(Number(attributes.numFmtId ?? 0));
      },
      close(element) {
        if (element === 'cellXfs') inCellFormats = false;
      },
    });
  return new Set(formats.flatMap((id, style) => (isDateFormat(id, custom) ? [style] : [])));
}

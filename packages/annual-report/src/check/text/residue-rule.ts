import { formatPlace } from '../../form/format-place.ts';
import type { Report } from '../../model/report.ts';
import { type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchesIn, placeIn, quote } from './text-places.ts';

/** What word processors, templates and hasty hands leave behind; none of it belongs into a published report. */
const RESIDUES: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\[bookmark: ?[^\]\n]{0,80}\]/gu, '文字处理软件的书签标记'],
  [/\{\{[^}\n]{0,80}\}\}|<%[^%\n]{0,80}%>|\$\{[^}\n]{0,80}\}/gu, '模板的占位标记'],
  [
    /\{ ?(?:HYPERLINK|PAGE|TOC|REF|MERGEFIELD|SEQ)\b[^}\n]{0,120}\}|\b(?:HYPERLINK|MERGEFIELD|PAGEREF) +["\\]/gu,
    '域代码',
  ],
  [
    // 二〇〇〇年 is a year; XX behind a letter is a word.
    /(?<![A-Za-z二〇○])(?:[XＸ×xｘ]{2,}|[〇○]{2,})(?=[年月日省市县区乡镇村社局件条份项个号]|政府|单位|街道|同志)|(?<=[共计为约])[XＸ×]{2,}|_{3,}(?=[年月日件条份项。，])|□{2,}/gu,
    '未填写的空',
  ],
  [
    // In brackets, or a line of its own: 申请人请填写申请表 is a sentence like any other.
    /[（(【[](?:此处|请在此|请填|请删|请根据|填写说明|填报说明|填表说明|说明：|示例|样例|模板|注：此)[^）)】\]\n]{0,60}[）)】\]]|(?<=^[^\S\n]{0,20})(?:此处填写|请在此处|填写说明|填报说明|样例[:：]|模板[:：])[^\n]{0,40}/gmu,
    '模板的填写说明',
  ],
  [/错误[!！] ?(?:未找到引用源|未定义书签|超链接引用无效)[。.]?/gu, '失效的引用'],
  [/\uFFFD+/gu, '乱码'],
];
/** What every residue contains: a text without any of it is done with at once. */
const TRACE =
  /[[{【$_□\uFFFD]|<%|[XＸ×xｘ〇○]{2}|HYPERLINK|MERGEFIELD|PAGEREF|[（(](?:此处|请|填|说明|示例|样例|模板|注)|(?:此处填写|请在此处|填写说明|填报说明|样例|模板)|错误[!！]/u;
/** A cell that holds a figure, a blank or a dash holds nothing else. */
const PLAIN_CELL = /^[\s\d０-９.,，+\-—/件元万增减]*$/u;

export const residueRule: Rule = {
  id: 'residue',
  severity: 'notice',
  title: '残留标记和未填的空',
  basis: '公开前应当校对（条例第六条：及时、准确公开）',
  check: report => failWith([...inTitle(report), ...inSections(report), ...inCells(report)]),
};

function* residuesIn(text: string) {
  if (!TRACE.test(text)) return;
  for (const [pattern, what] of RESIDUES)
    for (const match of matchesIn(text, pattern))
      yield { what, residue: match[0], start: match.index, end: match.index + match[0].length };
}

const inTitle = ({ title }: Report): readonly FindingDraft[] =>
  [...residuesIn(title ?? '')].map(({ what, residue, start, end }) => ({
    place: { part: 'title', start, end },
    expected: '不出现',
    actual: residue,
    message: `标题中有${what}“${residue}”，请删去或补全。`,
  }));

const inSections = ({ sections }: Report): readonly FindingDraft[] =>
  sections.flatMap(section =>
    [...residuesIn(section.text)].map(({ what, residue, start, end }) => {
      const place = placeIn(section, start, end);
      return {
        place,
        expected: '不出现',
        actual: residue,
        message: `“${quote(section, place)}”中有${what}“${residue}”，请删去或补全。`,
      };
    }),
  );

function inCells({ cells }: Report): readonly FindingDraft[] {
  const findings: FindingDraft[] = [];
  for (const key in cells) {
    const { printed, place } = cells[key]!;
    if (PLAIN_CELL.test(printed)) continue;
    for (const { what, residue } of residuesIn(printed))
      findings.push({
        place,
        expected: '只有数字',
        actual: printed.trim(),
        message: `${formatPlace(place)}中有${what}“${residue}”，请删去。`,
      });
  }
  return findings;
}

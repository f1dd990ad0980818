import { formatPlace } from '../../form/format-place.ts';
import type { Report } from '../../model/report.ts';
import { type FindingDraft, failWith, type Rule } from '../rule.ts';
import { matchSections, quote } from './text-places.ts';

/** What word processors, templates and hasty hands leave behind; none of it belongs into a published report. */
const RESIDUES: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\[bookmark: ?[^\]]*\]/gu, '文字处理软件的书签标记'],
  [/\{\{[^}]*\}\}|<%[^%]*%>|\$\{[^}]*\}/gu, '模板的占位标记'],
  [/\{ ?(?:HYPERLINK|PAGE|TOC|REF|MERGEFIELD|SEQ)\b[^}]*\}|\b(?:HYPERLINK|MERGEFIELD|PAGEREF) +["\\]/gu, '域代码'],
  [
    /[XＸ×xｘ〇○]{2,}(?=[年月日镇乡县市区局件条份项个]|政府|单位)|(?<=[共计为约])[XＸ×]{2,}|_{3,}(?=[年月日件条份项])/gu,
    '没有填写的空',
  ],
  [
    /（?(?:此处|请在此|请填写|请删除|填写说明|填报说明|示例[:：]|样例[:：]|模板[:：])[^。）\n]{0,40}）?/gu,
    '模板的填写说明',
  ],
  [/错误[!！](?:未找到引用源|未定义书签)[。.]?/gu, '失效的引用'],
  [/\uFFFD+/gu, '乱码'],
];

export const residueRule: Rule = {
  id: 'residue',
  severity: 'notice',
  title: '残留标记和未填的空',
  basis: '公开前应当校对（条例第六条：及时、准确公开）',
  check: report =>
    failWith(
      RESIDUES.flatMap(([pattern, what]) => [
        ...matchSections(report, pattern).map(({ section, place, text }) => ({
          place,
          expected: '不出现',
          actual: text,
          message: `“${quote(section, place)}”中有${what}“${text}”，请删去或补全。`,
        })),
        ...inCells(report, pattern, what),
        ...inTitle(report, pattern, what),
      ]),
    ),
};

const inCells = ({ cells }: Report, pattern: RegExp, what: string): readonly FindingDraft[] =>
  Object.values(cells).flatMap(({ printed, place }) =>
    [...printed.matchAll(pattern)].map(([text]) => ({
      place,
      expected: '只有数字',
      actual: printed.trim(),
      message: `${formatPlace(place)}中有${what}“${text}”，请删去。`,
    })),
  );

const inTitle = ({ title }: Report, pattern: RegExp, what: string): readonly FindingDraft[] =>
  [...(title ?? '').matchAll(pattern)].map(match => ({
    place: { part: 'title', start: match.index, end: match.index + match[0].length },
    expected: '不出现',
    actual: match[0],
    message: `标题中有${what}“${match[0]}”，请删去或补全。`,
  }));

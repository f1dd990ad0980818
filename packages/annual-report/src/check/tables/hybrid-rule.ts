import { formatCell } from '../../form/format-place.ts';
import { cannotBeJudged, failWith, pass, type Rule } from '../rule.ts';
import { cellsByKey, keysOfForm, NO_TABLES } from './report-cells.ts';

export const hybridRule: Rule = {
  id: 'form-hybrid',
  severity: 'notice',
  title: '两种格式混用',
  basis: '国办公开办函〔2019〕60号（2019、2020 年度）；〔2021〕30号（2021 年度起）',
  check(report) {
    if (report.format === null) return cannotBeJudged(NO_TABLES);
    const own = keysOfForm[report.format];
    const foreign = Object.keys(report.cells).filter(key => !own.has(key));
    if (foreign.length === 0) return pass;
    const first = cellsByKey.get(foreign[0]!);
    return failWith([
      {
        place: report.cells[foreign[0]!]!.place,
        also: foreign.slice(1).map(key => report.cells[key]!.place),
        expected: `${report.format} 年版格式的栏目`,
        actual: `${foreign.length} 格属于另一版格式`,
        message: `表格混用了两版格式：${first ? formatCell(first) : foreign[0]}等 ${foreign.length} 格不在 ${report.format} 年版格式中，请按本年度适用的格式填写。`,
      },
    ]);
  },
};

import { compareReports, formatCell, type ReportComparison } from '@gongkai/annual-report';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { readOne } from './read-inputs.ts';

export const { run } = command({
  usage: 'gongkai report compare A B [--json]',
  about: `Compares two annual reports: two years of one agency (every figure, what must carry over, jumps, kept and changed text), or two
agencies in one year.`,
  positionals: ['A', 'B'],
  options: { json: { type: 'boolean', about: 'print JSON' } },
  async run({ values, positionals: [one, other] }) {
    const comparison = compareReports(await readOne(one!), await readOne(other!));
    if (values.json) printJson(comparison);
    else print(...sheet(comparison));
    return EXIT.done;
  },
});

const percent = (share: number | null) => (share === null ? '不能比较' : `${Math.round(share * 100)} %`);

function sheet({ kind, first, second, cells, continuity, sections, similarity }: ReportComparison): readonly string[] {
  const changed = cells.filter(({ first: before, second: after }) => before !== after);
  return [
    `${first.agency ?? '？'} ${first.year ?? '？'}年　→　${second.agency ?? '？'} ${second.year ?? '？'}年`,
    `文字相似度 ${percent(similarity)}；数字不同 ${changed.length} 格${kind === 'years' ? `，其中变化很大 ${changed.filter(({ isJump }) => isJump).length} 格` : ''}`,
    ...(continuity.length === 0 ? [] : ['', '前后年度不衔接：']),
    ...continuity.map(
      ({ cell, expected, actual }) => `  ${formatCell(cell)}：按上年应为 ${expected}，本年填 ${actual}`,
    ),
    ...(changed.length === 0 ? [] : ['', '数字：']),
    ...changed.map(
      cell => `  ${formatCell(cell)}：${show(cell.first)} → ${show(cell.second)}${cell.isJump ? '　变化很大' : ''}`,
    ),
    '',
    '文字：',
    ...sections.map(({ key, similarity: alike, passages }) => {
      const count = (wanted: string) => passages.filter(passage => passage.kind === wanted).length;
      return `  ${key}：相似度 ${percent(alike)}，相同 ${count('same')} 段，改动 ${count('changed')} 段，删去 ${count('only-first')} 段，新增 ${count('only-second')} 段`;
    }),
  ];
}

const show = (value: number | null) => (value === null ? '空' : String(value));

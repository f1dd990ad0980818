import { applicantColumns, type ReportForm, remedyResults } from '@gongkai/statute';
import type { Grid, GridCell } from '../source/source-document.ts';

/** A cell as HTML writes it: text, columns, rows. */
export type LaidCell = readonly [text: string, columnSpan?: number, rowSpan?: number];

/** Lays rows of cells with spans into a grid, as a browser does. For tests. */
export function layGrid(rows: readonly (readonly LaidCell[])[], block = 0): Grid {
  const taken = rows.map(() => new Set<number>());
  const cells: GridCell[] = [];
  for (const [row, own] of rows.entries()) {
    let column = 0;
    for (const [text, columnSpan = 1, rowSpan = 1] of own) {
      while (taken[row]!.has(column)) column++;
      for (let down = row; down < Math.min(row + rowSpan, rows.length); down++)
        for (let right = column; right < column + columnSpan; right++) taken[down]!.add(right);
      cells.push({ text, row, column, rowSpan, columnSpan, source: { block, row, column } });
      column += columnSpan;
    }
  }
  const columnCount = Math.max(0, ...taken.map(columns => Math.max(-1, ...columns) + 1));
  return { kind: 'grid', cells, rowCount: rows.length, columnCount, source: { block } };
}

/** What a cell prints, by row and column of the form. */
export type Printed = (row: string, column: string) => string;

export function proactiveRows({ proactive }: ReportForm, printed: Printed): LaidCell[][] {
  return proactive.flatMap(({ article, columns, rows }) => {
    const span = Math.floor(3 / columns.length);
    const last = 3 - span * (columns.length - 1);
    const spanOf = (index: number) => (index === columns.length - 1 ? last : span);
    return [
      [[article, 4]],
      [['信息内容'], ...columns.map(({ label }, index): LaidCell => [label, spanOf(index)])],
      ...rows.map(row => [
        [row.path.at(-1)!] as LaidCell,
        ...columns.map(({ id }, index): LaidCell => [printed(row.id, id), spanOf(index)]),
      ]),
    ] as LaidCell[][];
  });
}

const NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export const applicationHeads: readonly (readonly LaidCell[])[] = [
  [
    [NOTE, 3, 3],
    ['申请人情况', 7],
  ],
  [
    ['自然人', 1, 2],
    ['法人或其他组织', 5],
    ['总计', 1, 2],
  ],
  [['商业企业'], ['科研机构'], ['社会公益组织'], ['法律服务机构'], ['其他']],
];

export function applicationRows({ applications }: ReportForm, printed: Printed): LaidCell[][] {
  const rows = applications.map(({ id, path }) => {
    const values = applicantColumns.map((column): LaidCell => [printed(id, column.id)]);
    const stub = path.map((label, depth): LaidCell | null => {
      const own = applications.filter(row => row.path.length > depth + 1 && row.path[depth] === label);
      const isInner = depth === path.length - 1;
      if (isInner) return [label, 3 - depth];
      return own[0]?.id === id ? [label, 1, own.length] : null;
    });
    return [...stub.filter(cell => cell !== null), ...values];
  });
  return [...applicationHeads.map(row => [...row]), ...rows];
}

export function remedyRows({ remedies }: ReportForm, printed: Printed): LaidCell[][] {
  const results = remedyResults.map(({ label }): LaidCell => [label]);
  return [
    [
      ['行政复议', 5],
      ['行政诉讼', 10],
    ],
    [...remedyResults.map(({ label }): LaidCell => [label, 1, 2]), ['未经复议直接起诉', 5], ['复议后起诉', 5]],
    [...results, ...results],
    remedies.flatMap(({ id }) => remedyResults.map((result): LaidCell => [printed(id, result.id)])),
  ];
}

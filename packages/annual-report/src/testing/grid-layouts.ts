import type { ReportFormat, TableName } from '@gongkai/statute';
import { layoutTables } from '../form/table-layout.ts';
import type { Block, Grid } from '../source/source-document.ts';
import { type LaidCell, type LaidRow, laidRows, layGrid } from './lay-grid.ts';

export type Rows = Record<TableName, LaidRow[]>;
export type Values = ReadonlyMap<string, number>;

/** The rows of the three tables as the form draws them. */
export const layForm = (format: ReportFormat, values: Values): Rows =>
  layCells(format, Object.fromEntries([...values].map(([key, value]) => [key, String(value)])));

export function layCells(format: ReportFormat, printed: Readonly<Record<string, string>>): Rows {
  const layout = layoutTables(format);
  const textOf = (key: string) => printed[key] ?? '';
  return {
    proactive: laidRows(layout.proactive, textOf),
    applications: laidRows(layout.applications, textOf),
    remedies: laidRows(layout.remedies, textOf),
  };
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, source: {} });
export const asGrids = (rows: Rows): Grid[] => Object.values(rows).map(table => layGrid(table));
const isHead = (row: LaidRow) => row.some(([text]) => /申请人情况|自然人|科研机构/u.test(text));

/** Ways in which the same tables are laid into grids; each must read back exactly, without a problem. */
export const gridLayouts: Readonly<Record<string, (rows: Rows) => readonly Block[]>> = {
  'as the form draws them': rows => asGrids(rows),
  'under their headings': ({ proactive, applications, remedies }) => [
    paragraph('一、总体情况'),
    paragraph('二、主动公开政府信息情况'),
    layGrid(proactive),
    paragraph('三、收到和处理政府信息公开申请情况'),
    layGrid(applications),
    paragraph('四、政府信息公开行政复议、行政诉讼情况'),
    layGrid(remedies),
  ],
  'all three in one grid': ({ proactive, applications, remedies }) => [
    layGrid([...proactive, ...applications, ...remedies]),
  ],
  'all three in one grid with the headings as rows of it': ({ proactive, applications, remedies }) => [
    layGrid([
      [['二、主动公开政府信息情况', 15]],
      ...proactive,
      [['三、收到和处理政府信息公开申请情况', 15]],
      ...applications,
      [['四、政府信息公开行政复议、行政诉讼情况', 15]],
      ...remedies,
    ]),
  ],
  'inside a table that only places things on the page': rows => {
    const layout = layGrid([[['青溪县门户网站'], ['']]]);
    const [menu, body] = layout.cells;
    return [{ ...layout, cells: [menu!, { ...body!, nested: asGrids(rows) }] }];
  },
  'one small grid for each block of table 2': ({ proactive, applications, remedies }) => {
    const starts = proactive.flatMap((row, at) => (row.length === 1 ? [at] : []));
    const blocks = starts.map((at, index) => layGrid(proactive.slice(at, starts[index + 1])));
    return [...blocks, layGrid(applications), layGrid(remedies)];
  },
  'table 3 over two pages without heads on the second': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications.slice(0, 14)),
    layGrid(applications.slice(14)),
    layGrid(remedies),
  ],
  'table 3 over two pages, heads and group printed again': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications.slice(0, 14)),
    paragraph('- 3 -'),
    layGrid([
      ...applications.slice(0, 3),
      [['三、本年度办理结果', 1, 3], ['（三）不予公开', 1, 3], ...applications[14]!],
      ...applications.slice(15),
    ]),
    layGrid(remedies),
  ],
  'a grid for each row of table 3': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications.filter(isHead)),
    ...applications.filter(row => !isHead(row)).map(row => layGrid([row])),
    layGrid(remedies),
  ],
  'with the total before the applicants': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid([
      [
        ['项目', 3, 3],
        ['总计', 1, 3],
        ['申请人情况', 6],
      ],
      [
        ['自然人', 1, 2],
        ['法人或其他组织', 5],
      ],
      applications[2]!,
      ...applications.slice(3).map(row => [...row.slice(0, -7), row.at(-1)!, ...row.slice(-7, -1)]),
    ]),
    layGrid(remedies),
  ],
  'with every label in one column': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(
      applications.map(row =>
        isHead(row)
          ? row.map(cell => (cell[1] === 3 ? [cell[0], 1, 3] : cell))
          : row.slice(-8).map(([printed]) => [printed]),
      ) as LaidRow[],
    ),
    layGrid(remedies),
  ],
  'with rows that have lost their merged cells and stand too far left': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(
      applications.map(row =>
        isHead(row) ? row : [...row.slice(-8).map(([printed]): LaidCell => [printed]), [''], ['']],
      ),
    ),
    layGrid(remedies),
  ],
  'with empty cells at the ends of rows': rows =>
    Object.values(rows).map(table => layGrid(table.map(row => [...row, [''], ['\u00a0']]))),
  'with line breaks and full-width figures in the cells': rows =>
    Object.values(rows).map(table =>
      layGrid(
        table.map(row =>
          row.map(([printed, ...spans]): LaidCell => {
            const wide = printed.replace(/^-?\d+$/u, digits =>
              digits.replace(/\d/gu, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
            );
            return [
              /^\p{Script=Han}{4}$/u.test(wide) ? `${wide.slice(0, 2)}\n${wide.slice(2)}` : ` ${wide} `,
              ...spans,
            ];
          }),
        ),
      ),
    ),
  'table 4 as one row of fifteen without heads': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications),
    layGrid(remedies.slice(-1)),
  ],
  'table 4 with made-up heads': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications),
    layGrid([Array.from({ length: 15 }, (_, index): LaidCell => [`数据${index + 1}`]), remedies.at(-1)!]),
  ],
  'table 4 under the heads of table 3': ({ proactive, applications, remedies }) => [
    layGrid(proactive),
    layGrid(applications),
    layGrid([
      [
        ['自然人', 5],
        ['商业企业', 5],
        ['科研机构', 5],
      ],
      remedies.at(-1)!,
    ]),
  ],
  'table 4 as a row for each group': ({ proactive, applications, remedies }) => {
    const figures = remedies.at(-1)!;
    const groups = ['行政复议', '未经复议直接起诉', '复议后起诉'];
    return [
      layGrid(proactive),
      layGrid(applications),
      layGrid([
        [['类型'], ...remedies[2]!.slice(0, 5).map(([head]): LaidCell => [head])],
        ...groups.map((group, index): LaidRow => [[group], ...figures.slice(index * 5, index * 5 + 5)]),
      ]),
    ];
  },
  'table 4 as a row for each result': ({ proactive, applications, remedies }) => {
    const figures = remedies.at(-1)!;
    return [
      layGrid(proactive),
      layGrid(applications),
      layGrid([
        [['结果'], ['行政复议'], ['未经复议直接起诉'], ['复议后起诉']],
        ...remedies[2]!
          .slice(0, 5)
          .map((head, index): LaidRow => [head, figures[index]!, figures[index + 5]!, figures[index + 10]!]),
      ]),
    ];
  },
  'table 4 as a grid for each group': ({ proactive, applications, remedies }) => {
    const figures = remedies.at(-1)!;
    const results = remedies[2]!.slice(0, 5);
    return [
      layGrid(proactive),
      layGrid(applications),
      ...['行政复议', '未经复议直接起诉', '复议后起诉'].map((group, index) =>
        layGrid([[[group, 5]], results, figures.slice(index * 5, index * 5 + 5)]),
      ),
    ];
  },
  'after a table of metadata and with a small table in the prose': rows => [
    layGrid([[['索引号'], ['QX-2022-1'], ['发文日期'], ['2022-01-20']]]),
    paragraph('一、总体情况'),
    layGrid([
      [['渠道'], ['条数']],
      [['网站'], ['30']],
      [['公众号'], ['12']],
    ]),
    ...asGrids(rows),
  ],
};

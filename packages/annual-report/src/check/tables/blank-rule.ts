import type { FormCell, TableName } from '@gongkai/statute';
import { formatCell } from '../../form/format-place.ts';
import type { Place } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { cannotBeJudged, type FindingDraft, failWith, type Rule } from '../rule.ts';
import { cellsOfForm, cellsOfTable, hasTables, isEmpty, NO_TABLES, TABLE_NAMES, tableNames } from './report-cells.ts';

const SHOWN = 5;

/** Said once per table, with the cells listed: a report that leaves 140 cells blank has one habit, not 140 faults. */
export const blankRule: Rule = {
  id: 'cell-blank',
  severity: 'warning',
  title: '单元格空白',
  basis: '年度报告格式：没有发生的填 0',
  check(report) {
    if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
    const findings: FindingDraft[] = [];
    for (const table of tableNames) {
      const blank = cellsOfTable[table].filter(cell => isBlank(report, cell));
      if (blank.length > 0)
        findings.push(
          draft(
            table,
            blank,
            blank.map(({ key }) => report.cells[key]!.place),
            '没有填数字',
          ),
        );
      const absent = absentCells(report, table);
      if (absent.length > 0) findings.push(draft(table, absent, absent.map(placeOf), '不在表中，是缺行或者缺列'));
    }
    return failWith(findings);
  },
};

const placeOf = ({ table, row, column }: FormCell): Place => ({ part: 'cell', table, row, column });

function draft(table: TableName, cells: readonly FormCell[], places: readonly Place[], what: string): FindingDraft {
  const named = nameCells(cells);
  const shown = named.slice(0, SHOWN).join('；');
  return {
    place: { part: 'table', table },
    also: places,
    expected: '数字，没有发生的填 0',
    actual: `${cells.length} 格${what}`,
    message: `${TABLE_NAMES[table]}有 ${cells.length} 格${what}（${shown}${named.length > SHOWN ? '……' : ''}），没有发生的请填 0。`,
  };
}

/** A row with many such cells is named once: “2.重复申请”整行. */
function nameCells(cells: readonly FormCell[]): readonly string[] {
  const rows = new Map<string, FormCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows.values()].flatMap(row => {
    const names = row.map(cell => formatCell(cell).replace(/^表./u, ''));
    const ofRow = cellsOfTable[row[0]!.table].filter(({ row: id }) => id === row[0]!.row).length;
    const name = names[0]!.slice(0, names[0]!.lastIndexOf('，'));
    if (row.length === ofRow && ofRow > 1) return [`${name}整行`];
    return row.length > 2 ? [`${name}中 ${row.length} 格`] : names;
  });
}

/** A dash under 规章, where the organ has no power to make any, is an answer and no fault. */
function isBlank(report: Report, { key, row }: FormCell): boolean {
  const read = report.cells[key];
  if (read === undefined || read.kind === 'number' || read.kind === 'words') return false;
  return !(read.kind === 'dash' && row === 'regulations');
}

/** Cells of the form that a table, read without any doubt, does not have; （六）其他处理 as one row is told by `form-hybrid`. */
function absentCells(report: Report, table: TableName): readonly FormCell[] {
  const values = report[table];
  if (report.format === null || isEmpty(values) || report.problems.some(({ place }) => place.table === table))
    return [];
  const rows = Object.keys(values);
  const standsElsewhere = (row: string) =>
    row === 'other' ? rows.some(one => one.startsWith('other.')) : row.startsWith('other.') && rows.includes('other');
  return cellsOfForm[report.format].filter(
    cell =>
      cell.table === table &&
      report.cells[cell.key] === undefined &&
      values[cell.row]?.[cell.column] === undefined &&
      !standsElsewhere(cell.row),
  );
}

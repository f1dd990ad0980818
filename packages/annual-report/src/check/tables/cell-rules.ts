import { type FormCell, listCells, reportForms, type TableName } from '@gongkai/statute';
import { formatCell } from '../../form/format-place.ts';
import type { Place } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { cannotBeJudged, failWith, pass, type Rule } from '../rule.ts';

const NO_TABLES = '没有读到三张表。';
const TABLE_NAMES: Readonly<Record<TableName, string>> = { proactive: '表二', applications: '表三', remedies: '表四' };
const tableNames = Object.keys(TABLE_NAMES) as TableName[];

interface ReadCell extends FormCell {
  readonly place: Place;
}

const formCells = [
  ...new Map(
    Object.values(reportForms)
      .flatMap(listCells)
      .map(cell => [cell.key, cell]),
  ).values(),
];

const cellsOf = (report: Report): readonly ReadCell[] =>
  formCells.flatMap(cell => {
    const read = report.cells[cell.key];
    return read ? [{ ...cell, place: read.place }] : [];
  });

const hasTables = (report: Report) => tableNames.some(table => Object.keys(report[table]).length > 0);

/** What the reader could not settle inside a table: said as it stands there, never guessed. */
const UNREADABLE = new Set(['cell-unreadable', 'cell-ambiguous', 'row-unreadable', 'table-unreadable']);

export const cellRules: readonly Rule[] = [
  {
    id: 'cell-unreadable',
    severity: 'error',
    title: '单元格应填数字',
    basis: '年度报告格式：三张表填写数字',
    check: report =>
      failWith(
        report.problems
          .filter(({ code }) => UNREADABLE.has(code))
          .map(({ place, text, message }) => ({ place, expected: '数字', actual: text, message })),
      ),
  },
  {
    id: 'cell-negative',
    severity: 'error',
    title: '件数不能为负',
    basis: '年度报告格式：件数为不小于零的整数；“本年增/减”可以为负',
    check(report) {
      if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
      return failWith(
        cellsOf(report).flatMap(({ kind, place, ...cell }) => {
          const value = report[cell.table][cell.row]?.[cell.column];
          if (kind === 'change' || typeof value !== 'number' || value >= 0) return [];
          return [
            {
              place,
              expected: '不小于 0',
              actual: String(value),
              message: `${formatCell(cell)}填了负数 ${value}，请改正。`,
            },
          ];
        }),
      );
    },
  },
  {
    id: 'cell-fraction',
    severity: 'error',
    title: '件数应为整数',
    basis: '年度报告格式：件数为整数，收费金额单位为万元',
    check(report) {
      if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
      return failWith(
        cellsOf(report).flatMap(({ kind, place, ...cell }) => {
          const value = report[cell.table][cell.row]?.[cell.column];
          if (typeof value !== 'number' || Number.isInteger(value)) return [];
          const actual = report.cells[cell.key]!.printed.trim();
          if (kind !== 'amount')
            return [
              {
                place,
                expected: '整数',
                actual,
                message: `${formatCell(cell)}填了小数 ${actual}，件数应为整数，请改正。`,
              },
            ];
          if ((actual.split('.')[1]?.match(/^\d+/)?.[0].length ?? 0) <= 4) return [];
          return [
            {
              place,
              severity: 'notice' as const,
              expected: '不超过 4 位小数',
              actual,
              message: `${formatCell(cell)}的小数超过 4 位：${actual}，请核对单位是否为万元。`,
            },
          ];
        }),
      );
    },
  },
  {
    id: 'cell-blank',
    severity: 'warning',
    title: '单元格空白',
    basis: '年度报告格式：没有发生的填 0',
    check(report) {
      if (!hasTables(report)) return cannotBeJudged(NO_TABLES);
      return failWith(
        tableNames.flatMap(table => {
          const blank = cellsOf(report).filter(
            cell =>
              cell.table === table &&
              ['blank', 'dash'].includes(report.cells[cell.key]!.kind) &&
              !mayBeDash(report, cell),
          );
          if (blank.length === 0) return [];
          const shown = blank.slice(0, 5).map(formatCell).join('；');
          return [
            {
              place: { part: 'table' as const, table },
              also: blank.map(({ place }) => place),
              expected: '数字，没有发生的填 0',
              actual: `${blank.length} 格空白`,
              message: `${TABLE_NAMES[table]}有 ${blank.length} 格没有填数字（${shown}${blank.length > 5 ? '……' : ''}）。没有发生的请填 0。`,
            },
          ];
        }),
      );
    },
  },
  {
    id: 'form-hybrid',
    severity: 'notice',
    title: '两种格式混用',
    basis: '国办公开办函〔2021〕30号：2021 年度起使用新格式',
    check(report) {
      if (report.format === null) return cannotBeJudged(NO_TABLES);
      const own = new Set(listCells(reportForms[report.format]).map(({ key }) => key));
      const foreign = Object.keys(report.cells).filter(key => !own.has(key));
      if (foreign.length === 0) return pass;
      const [first] = foreign.flatMap(key => formCells.find(cell => cell.key === key) ?? []);
      return failWith([
        {
          place: report.cells[foreign[0]!]!.place,
          also: foreign.slice(1).map(key => report.cells[key]!.place),
          expected: `${report.format} 年版格式的栏目`,
          actual: `${foreign.length} 格属于另一版格式`,
          message: `表格混用了两版格式：${first ? formatCell(first) : foreign[0]}等 ${foreign.length} 格不在${report.format}年版格式中，请按现行格式填写。`,
        },
      ]);
    },
  },
];

/** A dash under 规章 where the organ cannot make any is an answer, not a fault; so is one that fills the whole row alike. */
function mayBeDash(report: Report, { key, row }: FormCell): boolean {
  return row === 'regulations' && report.cells[key]!.kind === 'dash';
}

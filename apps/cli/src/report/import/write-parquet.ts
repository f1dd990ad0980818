import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type FormCell, listCells, reportForms } from '@gongkai/statute';
import { partName } from './write-part.ts';

const LARGEST_LINE = 256 * 1024 * 1024;

/** What the SQL below needs of a line; the rest of it stays in the NDJSON. */
const PLACE =
  'STRUCT(part VARCHAR, section VARCHAR, "table" VARCHAR, "row" VARCHAR, "column" VARCHAR, "start" INTEGER, "end" INTEGER)';
const TABLE = 'MAP(VARCHAR, MAP(VARCHAR, DOUBLE))';
const REPORT = `STRUCT(format VARCHAR, agency VARCHAR, year INTEGER, title VARCHAR,
  proactive ${TABLE}, applications ${TABLE}, remedies ${TABLE},
  cells MAP(VARCHAR, STRUCT(printed VARCHAR, kind VARCHAR, unit VARCHAR, recovered VARCHAR)),
  sections STRUCT(key VARCHAR, heading VARCHAR, text VARCHAR)[],
  problems STRUCT(code VARCHAR, text VARCHAR, message VARCHAR, place ${PLACE})[],
  checks STRUCT(rule VARCHAR, outcome VARCHAR, reason VARCHAR)[],
  findings STRUCT(rule VARCHAR, severity VARCHAR, expected VARCHAR, actual VARCHAR, message VARCHAR, basis VARCHAR, place ${PLACE})[])`;

/** Cells of either form, each once: one column each in `reports`. */
const wideCells = [
  ...new Map(Object.values(reportForms).flatMap(form => listCells(form).map(cell => [cell.key, cell]))).values(),
];
/** `applications_denied_stateSecret_natural`: a name that needs no quotes in any engine. */
const columnName = ({ key }: FormCell) => key.replaceAll('.', '_');

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const NAMES = 'source, position, report.agency AS agency, report.year AS year';

/** One Parquet data set each: a folder of parts, as DuckDB, Spark and ClickHouse read it. */
const DATA_SETS: Readonly<Record<string, string>> = {
  reports: `SELECT ${NAMES}, report.format AS format, report.title AS title,
      len(report.problems) AS problems,
      len(list_filter(report.findings, f -> f.severity = 'error')) AS errors,
      len(list_filter(report.findings, f -> f.severity = 'warning')) AS warnings,
      ${wideCells.map(cell => `report.${cell.table}[${text(cell.row)}][${text(cell.column)}] AS ${columnName(cell)}`).join(',\n      ')}
    FROM lines`,
  cells: `SELECT ${NAMES}, split_part(cell.key, '.', 1) AS "table",
      array_to_string(string_split(cell.key, '.')[2:-2], '.') AS "row", string_split(cell.key, '.')[-1] AS "column",
      CASE split_part(cell.key, '.', 1) WHEN 'proactive' THEN report.proactive WHEN 'remedies' THEN report.remedies
        ELSE report.applications END[array_to_string(string_split(cell.key, '.')[2:-2], '.')][string_split(cell.key, '.')[-1]] AS value,
      cell.value.kind AS kind, cell.value.printed AS printed, cell.value.unit AS unit, cell.value.recovered AS recovered
    FROM (SELECT *, unnest(map_entries(report.cells)) AS cell FROM lines)`,
  sections: `SELECT ${NAMES}, section.key AS key, section.heading AS heading, section.text AS text
    FROM (SELECT *, unnest(report.sections) AS section FROM lines)`,
  findings: `SELECT ${NAMES}, f.rule AS rule, f.severity AS severity, f.place.section AS section, f.place."table" AS "table",
      f.place."row" AS "row", f.place."column" AS "column", f.place."start" AS "start", f.place."end" AS "end",
      f.expected AS expected, f.actual AS actual, f.message AS message, f.basis AS basis
    FROM (SELECT *, unnest(report.findings) AS f FROM lines)`,
  problems: `SELECT ${NAMES}, p.code AS code, p.place.section AS section, p.place."table" AS "table", p.place."row" AS "row",
      p.place."column" AS "column", p.text AS text, p.message AS message
    FROM (SELECT *, unnest(report.problems) AS p FROM lines)`,
};
export const dataSetNames = Object.keys(DATA_SETS);

export interface ParquetWriter {
  write(out: string, part: number, ndjson: string): Promise<void>;
  close(): void;
}

export async function openParquetWriter(out: string): Promise<ParquetWriter> {
  for (const name of dataSetNames) await mkdir(path.join(out, 'parquet', name), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
  const connection = await instance.connect();
  return {
    async write(folder, part, ndjson) {
      await connection.run(`CREATE OR REPLACE TEMP TABLE lines AS SELECT * FROM read_json(${text(ndjson)},
        format = 'newline_delimited', maximum_object_size = ${LARGEST_LINE},
        columns = {source: 'VARCHAR', position: 'INTEGER', report: ${text(REPORT)}})`);
      for (const [name, select] of Object.entries(DATA_SETS)) {
        const target = path.join(folder, 'parquet', name, partName(part, 'parquet'));
        await connection.run(`COPY (${select}) TO ${text(`${target}.tmp`)} (FORMAT parquet, COMPRESSION zstd)`);
        await rename(`${target}.tmp`, target);
      }
      await connection.run('DROP TABLE lines');
    },
    close: () => connection.closeSync(),
  };
}

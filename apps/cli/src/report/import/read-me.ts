import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What lies in OUT and how the engines open it: for whoever gets the folder without us. */
const TEXT = `Annual reports of government information disclosure (政府信息公开工作年度报告) as data.

ndjson/part-*.ndjson     one report a line: {"source", "position", "report"}; source is the file, position counts the reports in it
parquet/reports/         one row per report, every cell of the three tables a column (null: blank, a dash, or not read)
parquet/cells/           one row per cell: value, kind (number, blank, dash, unreadable …), printed text, how it was recovered
parquet/sections/        the text under each heading
parquet/findings/        what the checks found, with rule, severity and place
parquet/problems/        what could not be read, with its place
failures.ndjson          files of which no report came, with code and sentence
summary.json             the counts
journal.ndjson           what was done: keep it, a further run goes on from it

Read only part-* files: a .tmp file is one that is being written.

DuckDB
  SELECT agency, year, applications_new_total, applications_granted_total FROM 'parquet/reports/*.parquet';

Spark
  spark.read.parquet("parquet/reports").createOrReplaceTempView("reports")

ClickHouse
  SELECT rule, count() FROM file('parquet/findings/*.parquet', Parquet) GROUP BY rule ORDER BY 2 DESC
`;

export const writeReadMe = (out: string): Promise<void> => writeFile(path.join(out, 'README.txt'), TEXT);

import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Report, renderJson } from '@gongkai/annual-report';

/** One report of one file: what a line of the NDJSON holds. */
export interface ReportLine {
  readonly source: string;
  /** Second and further reports of the same file count on from 0. */
  readonly position: number;
  readonly report: Report;
}

export const partName = (part: number, ending: string) => `part-${String(part).padStart(6, '0')}.${ending}`;

/** Reports as NDJSON, whole or not there at all. */
export async function writePart(out: string, part: number, lines: readonly ReportLine[]): Promise<string> {
  const target = path.join(out, 'ndjson', partName(part, 'ndjson'));
  const file = await open(`${target}.tmp`, 'w');
  try {
    for (const { source, position, report } of lines)
      await file.write(
        `{"source":${JSON.stringify(source)},"position":${position},"report":${renderJson(report, { indent: 0 })}}\n`,
      );
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.tmp`, target);
  return target;
}

/** A file may hold several reports: the first with the others in `more`. */
export function linesOf(source: string, first: Report): readonly ReportLine[] {
  return [{ ...first, more: [] }, ...first.more].map((report, position) => ({ source, position, report }));
}

import type { Finding } from '@gongkai/annual-report';
import { addToJournal, type Failure, type FinishedPart } from './journal.ts';
import type { ParquetWriter } from './write-parquet.ts';
import { type ReportLine, writePart } from './write-part.ts';

/** A part that is being gathered. */
export interface OpenPart {
  readonly part: number;
  expected: number;
  readonly inputs: (readonly [id: string, stamp: string])[];
  readonly lines: ReportLine[];
  readonly failures: Failure[];
}

/** Writes the files of a part and then notes it in the journal: what a kill left without its note is done again. */
export async function finishPart(out: string, parquet: ParquetWriter, part: OpenPart): Promise<FinishedPart> {
  // Whoever finishes first must not decide the order: the same files give the same parts.
  part.lines.sort((one, other) => compare(one.source, other.source) || one.position - other.position);
  part.failures.sort((one, other) => compare(one.source, other.source));
  await parquet.write(out, part.part, await writePart(out, part.part, part.lines));
  const findings: Record<string, number> = {};
  for (const { report } of part.lines)
    for (const { rule } of report.findings) findings[rule] = (findings[rule] ?? 0) + 1;
  const isError = ({ severity }: Finding) => severity === 'error';
  const finished: FinishedPart = {
    part: part.part,
    inputs: part.inputs.sort(([one], [other]) => compare(one, other)),
    reports: part.lines.length,
    withErrors: part.lines.filter(({ report }) => report.findings.some(isError)).length,
    findings,
    failures: part.failures,
  };
  await addToJournal(out, finished);
  return finished;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

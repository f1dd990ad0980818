import { interpretDocument } from '../interpret/interpret-document.ts';
import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-texts.ts';
import type { Report } from '../model/report.ts';
import type { SourceDocument, SourceFormat } from '../source/source-document.ts';
import { detectType } from './detect-type.ts';
import type { CharacterMaps } from './pdf/open-pdf.ts';
import { readText, readTextFile } from './text/read-text.ts';
import { unsupported } from './unsupported-types.ts';

export interface ReadOptions {
  /** The file's name, for what it says about the file; the type is found by content. */
  readonly name?: string;
  /** Where pdf.js finds the character maps of old Chinese fonts; Node finds them itself. */
  readonly maps?: CharacterMaps;
}

export interface ReadResult {
  /** Null where the type of the file is not known. */
  readonly source: SourceFormat | null;
  /** Null only where nothing could be read as a report; further reports of the file are in `report.more`. */
  readonly report: Report | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of a report: what one copies from anywhere, or a .txt or .md file. */
export const readReportText = (text: string): ReadResult => toResult(readText(text));

/** Reads a file, whatever it is called. Never throws over what stands in it. */
export async function readReport(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const detected = detectType(bytes);
  if (detected.type === null) return { source: null, report: null, problems: [detected.problem] };
  switch (detected.type) {
    case 'pdf':
      return readPdfReport(bytes, options);
    case 'text':
      return toResult(readTextFile(bytes));
    case 'archive':
      return { source: null, report: null, problems: [unsupported('zip')] };
    default: {
      const read = await readerOf[detected.type]();
      const outcome = read(bytes);
      return outcome.ok
        ? toResult(outcome.document)
        : { source: detected.type, report: null, problems: [outcome.problem] };
    }
  }
}

/** Each is loaded only for a file of its kind: a page that checks reports need not wait for all of them. */
const readerOf = {
  docx: async () => (await import('./docx/read-docx.ts')).readDocx,
  doc: async () => (await import('./doc/read-doc.ts')).readDoc,
  html: async () => (await import('./html/read-html.ts')).readHtml,
} as const;

/** The reader of PDFs is large: loaded only for one. */
async function readPdfReport(bytes: Uint8Array, { maps }: ReadOptions): Promise<ReadResult> {
  const { readPdf } = await import('./pdf/read-pdf.ts');
  const outcome = await readPdf(bytes, maps ? { maps } : {});
  if (outcome.ok) return toResult(outcome.document);
  return { source: 'pdf', report: null, problems: [problemOf(outcome.code, { part: 'report' }, outcome.text)] };
}

function toResult(document: SourceDocument): ReadResult {
  const { reports, problems } = interpretDocument(document);
  const all = [...document.problems, ...problems];
  const [first, ...more] = reports;
  const report = first ? { ...first, problems: [...document.problems, ...first.problems], more } : null;
  return { source: document.format, report, problems: all };
}

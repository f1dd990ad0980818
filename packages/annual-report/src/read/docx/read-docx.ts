import type { Problem, ProblemCode } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';
import type { SourceDocument } from '../../source/source-document.ts';
import { numberBlocks } from '../number-blocks.ts';
import { ReadingStopped, type ReadOutcome, readSafely } from '../reading-stopped.ts';
import { BodyReader, type Peculiarities } from './body-reader.ts';
import { openDocx } from './docx-package.ts';
import { NumberingDefinitions } from './read-numbering.ts';
import { StyleSheet } from './read-styles.ts';

/** A .docx or .docm: Word's, WPS's, transitional or strict. Headers, footers and notes are no text of the report. */
export const readDocx = (bytes: Uint8Array): ReadOutcome => readSafely(() => read(bytes));

function read(bytes: Uint8Array): SourceDocument {
  const docx = openDocx(bytes);
  const styles = new StyleSheet();
  const numbering = new NumberingDefinitions();
  if (docx.styles) docx.read(docx.styles, styles);
  if (docx.numbering) docx.read(docx.numbering, numbering);
  const body = new BodyReader(styles, numbering);
  if (!docx.read(docx.document, body)) throw new ReadingStopped('damaged', docx.document);
  const blocks = numberBlocks(body.finish());
  const isEmpty = blocks.every(block => block.kind === 'paragraph' && block.text.trim() === '');
  return { format: 'docx', blocks, problems: problemsOf(body.peculiarities, docx.hasMacros, isEmpty) };
}

const problemsOf = (found: Peculiarities, hasMacros: boolean, isEmpty: boolean): readonly Problem[] =>
  (
    [
      ['tracked-changes-accepted', found.hasTrackedChanges],
      ['text-box-read', found.hasTextBoxes],
      ['embedded-part-skipped', found.hasEmbeddedParts],
      ['macros-ignored', hasMacros],
      ['empty-file', isEmpty],
    ] as const satisfies readonly (readonly [ProblemCode, boolean])[]
  ).flatMap(([code, is]) => (is ? [problemOf(code, { part: 'report' })] : []));

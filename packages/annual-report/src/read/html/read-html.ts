import { problemOf } from '../../model/problem-texts.ts';
import type { SourceDocument } from '../../source/source-document.ts';
import { limits } from '../limits.ts';
import { numberBlocks } from '../number-blocks.ts';
import { ReadingStopped, type ReadOutcome, readSafely } from '../reading-stopped.ts';
import { decodeHtml } from './decode-html.ts';
import { PageReader } from './page-reader.ts';
import { parsePage } from './parse-page.ts';

/** A web page, whole or in part, saved by a browser, by Word or by an office's system. */
export const readHtml = (bytes: Uint8Array): ReadOutcome => readSafely(() => read(bytes));

/** Pictures that stand in the page as text: most of a large page. */
const EMBEDDED_DATA = /data:[\w/+.-]{0,60}(?:;[\w=-]{0,40})*;base64,[\w+/=\s]*/gu;

const START = 4096;
const END = 65_536;

function read(bytes: Uint8Array): SourceDocument {
  const { text, problems } = decodeHtml(bytes);
  const page = text.length > limits.htmlBytes / 4 ? text.replace(EMBEDDED_DATA, '') : text;
  if (page.length > limits.htmlBytes) throw new ReadingStopped('unpacks-too-large');
  const reader = new PageReader();
  const blocks = numberBlocks(reader.read(parsePage(page)));
  const changes = reader.hasDeletions ? [problemOf('tracked-changes-accepted', { part: 'report' })] : [];
  // A page may leave its end tags out, but those that sites and Word write do not.
  const isCutOff = /<html\b/iu.test(page.slice(0, START)) && !/<\/(?:html|body)\s*>/iu.test(page.slice(-END));
  const damage = isCutOff ? [problemOf('damaged', { part: 'report' })] : [];
  const empty = blocks.length === 0 ? [problemOf('empty-file', { part: 'report' })] : [];
  return { format: 'html', blocks, problems: [...problems, ...changes, ...damage, ...empty] };
}

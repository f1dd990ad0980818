import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-texts.ts';
import type { SourceDocument } from '../../source/source-document.ts';
import { damageIn, decodeText } from './decode-text.ts';
import { splitLines } from './split-lines.ts';

/** A text or Markdown file. Places are UTF-16 code units of its text, after any byte order mark. */
export function readTextFile(bytes: Uint8Array): SourceDocument {
  const { text, problems } = decodeText(bytes);
  return documentOf(text, problems);
}

export function readText(text: string): SourceDocument {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  return documentOf(bare, damageIn(bare));
}

const documentOf = (text: string, problems: readonly Problem[]): SourceDocument => ({
  format: 'text',
  blocks: [{ kind: 'lines', lines: splitLines(text) }],
  problems: /\S/u.test(text) ? problems : [...problems, problemOf('empty-file', { part: 'report' })],
});

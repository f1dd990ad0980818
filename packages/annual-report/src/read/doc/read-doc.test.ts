import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { SourceDocument } from '../../source/source-document.ts';
import { buildCompoundFile } from '../../testing/build-compound-file.ts';
import { readDocx } from '../docx/read-docx.ts';
import type { ReadOutcome } from '../reading-stopped.ts';
import { readDoc } from './read-doc.ts';

const fixture = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../../../fixtures/annual-reports/documents/${name}`, import.meta.url)));
function documentOf(outcome: ReadOutcome): SourceDocument {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message);
  return outcome.document;
}
const codeOf = (outcome: ReadOutcome) => (outcome.ok ? 'ok' : outcome.problem.code);

/** A WordDocument stream of which only the first words are right. */
function wordFile(edit: (fib: DataView) => void): Uint8Array {
  const stream = new Uint8Array(4096);
  const fib = new DataView(stream.buffer);
  fib.setUint16(0, 0xa5ec, true);
  fib.setUint16(2, 0xc1, true);
  edit(fib);
  return buildCompoundFile({ WordDocument: stream, '0Table': new Uint8Array(4096) });
}

describe('readDoc()', () => {
  // report.doc is what LibreOffice made of the report.docx beside it.
  for (const name of ['form', 'peculiar'])
    it(`reads of ${name}/report.doc what stands in its .docx: paragraphs, headings, numbers of lists, merged and nested tables`, async () => {
      const old = documentOf(readDoc(await fixture(`${name}/report.doc`)));
      const current = documentOf(readDocx(await fixture(`${name}/report.docx`)));
      assert.ok(old.blocks.length > 10);
      assert.deepEqual(old.blocks, current.blocks);
      assert.deepEqual(
        old.problems.map(({ code }) => code),
        current.problems.map(({ code }) => code),
      );
    });

  it('says what it cannot read: encrypted, Word 95, cut off, damaged', async () => {
    assert.equal(codeOf(readDoc(wordFile(fib => fib.setUint16(10, 0x100, true)))), 'encrypted');
    const old = readDoc(wordFile(fib => fib.setUint16(2, 104, true)));
    assert.ok(!old.ok);
    assert.match(old.problem.message, /Word 6\.0\/95.*另存为 \.docx/u);
    assert.equal(codeOf(readDoc(wordFile(() => {}))), 'damaged');
    const whole = await fixture('form/report.doc');
    for (let length = 0; length < whole.length; length += 997) {
      const outcome = readDoc(whole.subarray(0, length));
      const codes = outcome.ok ? outcome.document.problems.map(({ code }) => code) : [outcome.problem.code];
      assert.deepEqual(codes, ['damaged'], `${length} bytes`);
    }
  });
});

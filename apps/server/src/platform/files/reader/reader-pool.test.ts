import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  billionLaughs,
  deepHtml,
  deepPdf,
  deepXml,
  docxBomb,
  externalEntity,
  manyEntries,
  nestedZips,
  pdfBomb,
  wideBomb,
} from '../testing/bombs.ts';
import { makeDocx, paragraph } from '../testing/office-files.ts';
import { createReaderPool } from './reader-pool.ts';

const MB = 1024 * 1024;
const GB = 1024 * MB;
const reader = createReaderPool();
after(() => reader.stop());

const clear = makeDocx(paragraph('关于公开预算的通知（虚构）') + paragraph('（此件公开发布）'));

test('createReaderPool() looks through a clear file and reads its openness mark', async () => {
  const outcome = await reader.inspect(clear);
  assert.ok(outcome.ok);
  assert.equal(outcome.value.verdict, 'clear');
  assert.equal(outcome.value.type, 'docx');
  assert.equal(outcome.value.openness?.mark, 'proactive');
  assert.match(outcome.value.text, /公开预算/);
});

test('createReaderPool() hands on no text of a marked file', async () => {
  const outcome = await reader.inspect(makeDocx(paragraph('机密★5年') + paragraph('行动方案')));
  assert.ok(outcome.ok);
  assert.equal(outcome.value.verdict, 'marked');
  assert.equal(outcome.value.text, '');
  assert.doesNotMatch(JSON.stringify(outcome.value), /行动方案/);
});

const bombs: readonly (readonly [string, () => Buffer, string])[] = [
  ['a docx of 10 GB', () => docxBomb(10 * GB, 0xffff_ffff), 'partBytes'],
  ['a docx of 10 GB that says it has 100 bytes', () => docxBomb(10 * GB, 100), 'partBytes'],
  ['many parts that fit one by one', () => wideBomb(40, 50 * MB), 'outputBytes|partBytes'],
  ['zips in zips in zips', () => nestedZips(12), 'nesting'],
  ['a zip of a million entries', () => manyEntries(1_000_000), 'entries'],
  ['200,000 nested XML tags', () => deepXml(200_000), 'depth'],
  ['200,000 nested HTML tags', () => deepHtml(100_000), 'depth'],
  ['a billion laughs', billionLaughs, 'entity-definitions'],
  ['an external entity', externalEntity, 'entity-definitions'],
  ['a PDF stream of 10 GB', () => pdfBomb(10 * GB), 'partBytes'],
  ['a PDF of 1,000,000 open brackets', () => deepPdf(1_000_000), 'depth'],
];

for (const [name, make, excess] of bombs) {
  test(`createReaderPool() refuses ${name}, and the server does not grow`, async t => {
    const bytes = make();
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const outcome = await reader.inspect(bytes);
    const grown = (process.memoryUsage().rss - before) / MB;
    t.diagnostic(
      `${(bytes.length / MB).toFixed(1)} MB in, ${Math.round(performance.now() - started)} ms, server +${grown.toFixed(0)} MB, reader at most ${Math.round(reader.state().highestMemory / MB)} MB`,
    );
    assert.ok(!outcome.ok, JSON.stringify(outcome).slice(0, 300));
    assert.match(JSON.stringify(outcome.refusal), new RegExp(`too-costly.*(?:${excess})|reader-stopped`));
    assert.ok(grown < 100, `server grew by ${grown} MB`);
    assert.ok((await reader.inspect(clear)).ok, 'the next file is read as ever');
  });
}

test('createReaderPool() ends a reader that takes too long, and reads on', async t => {
  const hasty = createReaderPool({ processes: 1, timeMs: 300 });
  t.after(() => hasty.stop());
  const slow = makeDocx(paragraph('文字').repeat(600_000));
  assert.deepEqual(await hasty.inspect(slow), { ok: false, refusal: { code: 'reader-stopped', why: 'time' } });
});

test('createReaderPool() ends a reader that takes too much memory', async t => {
  const narrow = createReaderPool({ processes: 1, residentBytes: 90 * MB });
  t.after(() => narrow.stop());
  const large = makeDocx(paragraph('文字').repeat(400_000));
  assert.deepEqual(await narrow.inspect(large), { ok: false, refusal: { code: 'reader-stopped', why: 'memory' } });
});

test('createReaderPool() survives a reader killed from outside', async () => {
  const pool = createReaderPool({ processes: 1 });
  const reading = pool.inspect(docxBomb(GB));
  pool.stop();
  assert.equal((await reading).ok, false);
});

test('createReaderPool() reads many files at once in two processes', async () => {
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => reader.inspect(clear)));
  assert.ok(outcomes.every(outcome => outcome.ok));
  assert.ok(reader.state().alive <= 2);
  assert.equal(reader.state().waiting, 0);
});

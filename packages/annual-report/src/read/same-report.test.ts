import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Report } from '../model/report.ts';
import type { Grid, Paragraph } from '../source/source-document.ts';
import { buildDocx, escapeXml, wordTable } from '../testing/build-docx.ts';
import { htmlPage, htmlTable } from '../testing/build-html.ts';
import { encodeGbk } from '../testing/encode-gbk.ts';
import { type LaidRow, layGrid } from '../testing/lay-grid.ts';
import { randomTable } from '../testing/random-tables.ts';
import { seededDraw } from '../testing/sound-report.ts';
import { readDocx } from './docx/read-docx.ts';
import { readHtml } from './html/read-html.ts';
import { readReport } from './read-report.ts';
import type { ReadOutcome } from './reading-stopped.ts';

const fixture = async (name: string) =>
  new Uint8Array(
    await readFile(new URL(`../../../../fixtures/annual-reports/documents/form/${name}`, import.meta.url)),
  );

async function reportOf(bytes: Uint8Array): Promise<Report> {
  const { report, problems } = await readReport(bytes);
  assert.deepEqual(problems, []);
  assert.ok(report);
  return report;
}

const rowsOf = ({ cells, rowCount }: Grid): LaidRow[] =>
  Array.from({ length: rowCount }, (_, row) =>
    cells.filter(cell => cell.row === row).map(({ text, columnSpan, rowSpan }) => [text, columnSpan, rowSpan] as const),
  );

function asPage(outcome: ReadOutcome, charset: string): string {
  assert.ok(outcome.ok);
  const article = outcome.document.blocks.map(block =>
    block.kind === 'grid' ? htmlTable(rowsOf(block)) : `<p>&emsp;&emsp;${escapeXml((block as Paragraph).text)}</p>`,
  );
  return htmlPage(article.join('\n'), charset);
}

/** What a report says, without where in its file it says so. */
const contentOf = ({ title, agency, year, proactive, applications, remedies, sections, cells }: Report) => ({
  title,
  agency,
  year,
  proactive,
  applications,
  remedies,
  sections: sections.map(({ heading, text }) => [heading, text.replace(/[\s\u2003]/gu, '')]),
  printed: Object.entries(cells).map(([key, { printed, kind }]) => [key, printed.trim(), kind]),
});

describe('readReport()', () => {
  it('reads the same report out of .docx, .doc, and whole pages in UTF-8 and GBK', async () => {
    const bytes = await fixture('report.docx');
    const expected = contentOf(await reportOf(bytes));
    assert.equal(expected.printed.length, 200);
    const outcome = readDocx(bytes);
    for (const [name, other] of [
      ['doc', await fixture('report.doc')],
      ['page in UTF-8', new TextEncoder().encode(asPage(outcome, 'utf-8'))],
      ['page in GBK', encodeGbk(asPage(outcome, 'gb2312'))],
    ] as const)
      assert.deepEqual(contentOf(await reportOf(other)), expected, name);
  });

  it('says of an archive that it is one', async () => {
    const { report, source, problems } = await readReport(
      Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]),
    );
    assert.deepEqual([report, source], [null, null]);
    assert.match(problems[0]!.message, /压缩包/u);
  });
});

describe('tables merged at random', () => {
  const gridsOf = (outcome: ReadOutcome) => (outcome.ok ? outcome.document.blocks : outcome.problem);

  it('come out of .docx and pages as they were laid', () => {
    for (let seed = 0; seed < 300; seed++) {
      const rows = randomTable(seededDraw(seed));
      const expected = [layGrid(rows)];
      assert.deepEqual(gridsOf(readDocx(buildDocx(wordTable(rows)))), expected, `docx of seed ${seed}`);
      const cells = rows.flat().length;
      // A table with one cell in it only places things on the page.
      if (cells > 1)
        assert.deepEqual(
          gridsOf(readHtml(new TextEncoder().encode(htmlTable(rows)))),
          expected,
          `page of seed ${seed}`,
        );
    }
  });
});

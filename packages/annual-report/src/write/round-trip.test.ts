import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Report } from '../model/report.ts';
import { readReport, readReportText } from '../read/read-report.ts';
import { contentOf } from '../testing/content-of.ts';
import { hybridOf } from '../testing/hybrid-of.ts';
import { soundReports } from '../testing/sound-reports.ts';
import { renderPdf } from '../write-pdf/render-pdf.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderText } from './render-text.ts';

/** Figures as people type them, with blank cells and dashes between them. */
const reports = soundReports({ printing: 'varied', blanks: 4, dashes: 4 });

async function readsBack(runs: number, write: (report: Report) => Uint8Array | Promise<Uint8Array>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(reports, async report => {
      const { report: read } = await readReport(await write(report));
      assert.ok(read);
      assert.deepEqual(contentOf(read), contentOf(report));
    }),
    { numRuns: runs },
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a report that was written is the same when it is read again', () => {
  it('as JSON', () => {
    fc.assert(
      fc.property(reports, report => {
        assert.deepEqual(JSON.parse(renderJson(report)), { ...report });
      }),
      { numRuns: 1_000 },
    );
  });

  it('as text', () => {
    fc.assert(
      fc.property(reports, report => {
        const { report: read } = readReportText(renderText(report));
        assert.ok(read);
        assert.deepEqual(contentOf(read), contentOf(report));
      }),
      { numRuns: 1_000 },
    );
  });

  it('as a web page', () => readsBack(1_000, report => bytes(renderHtml(report))));

  it('as a Word document', () => readsBack(100, renderDocx));

  it('as text, page and Word document where it mixes the rows of both forms', async () => {
    await fc.assert(
      fc.asyncProperty(soundReports({ format: '2021' }), async sound => {
        const report = hybridOf(sound);
        const { applications } = contentOf(report);
        for (const written of [bytes(renderText(report)), bytes(renderHtml(report)), await renderDocx(report)]) {
          const { report: read } = await readReport(written);
          assert.ok(read);
          const own = contentOf(read);
          assert.deepEqual(own.proactive, report.proactive);
          assert.deepEqual(own.applications, applications);
          assert.deepEqual(own.problems, []);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('as a PDF', () => readsBack(30, report => renderPdf(report)));
});

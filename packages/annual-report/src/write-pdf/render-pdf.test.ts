import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkReport } from '../check/check-report.ts';
import { readReport } from '../read/read-report.ts';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { renderPdf } from './render-pdf.ts';
import { renderSheetPdf } from './render-sheet-pdf.ts';

const report = soundReport(seededDraw(4), { format: '2021' });
const rawOf = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf);

describe('renderPdf()', () => {
  it('is PDF/A-2a: for the archive, its structure tagged', () => {
    const raw = rawOf(renderPdf(report));
    assert.match(raw, /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</u);
  });

  it('is PDF/UA-1 where that is asked for, of both forms', () => {
    for (const format of ['2019', '2021'] as const)
      assert.match(rawOf(renderPdf(soundReport(seededDraw(5), { format }), { standard: 'ua-1' })), /pdfuaid:part/u);
  });

  it('sets what looks like markup of the typesetter as text', async () => {
    const evil = '#read("/etc/passwd") *强* $x$ \\ `a` <b> @preview [虚构] // 注 "引"';
    const sections = report.sections.map(section =>
      section.key === 'problems' ? { ...section, text: `${section.text}${evil}\n` } : section,
    );
    const { report: read } = await readReport(renderPdf({ ...report, sections }));
    const text = read!.sections.find(({ key }) => key === 'problems')!.text;
    assert.ok(text.replace(/\s/gu, '').endsWith(evil.replace(/\s/gu, '')), text);
  });

  it('gives the same bytes for the same report', () => {
    assert.deepEqual(renderPdf(report), renderPdf(report));
  });
});

describe('renderSheetPdf()', () => {
  it('is made for a report with findings and for one without', () => {
    const short = { ...report, sections: report.sections.slice(0, 4) };
    for (const checked of [checkReport(report), checkReport(short)])
      assert.match(rawOf(renderSheetPdf(checked, { file: '年报.docx', standard: 'ua-1' })), /pdfuaid:part/u);
  });
});

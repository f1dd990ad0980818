import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { renderDocx } from './render-docx.ts';

const report = soundReport(seededDraw(4), { format: '2021' });
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const rowsOf = (table: string) => [...table.matchAll(/<w:tr>.*?<\/w:tr>/gsu)].map(match => match[0]);

describe('renderDocx()', () => {
  it('has the page of GB/T 9704-2012 and names the fonts that offices have', async () => {
    const parts = partsOf(await renderDocx(report));
    const body = parts['word/document.xml']!;
    // A4; 37, 35, 28 and 26 mm; 28.95 pt.
    assert.match(body, /<w:pgSz w:w="11906" w:h="16838"\/>/u);
    assert.match(body, /w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    const styles = parts['word/styles.xml']!;
    for (const font of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312'])
      assert.ok(styles.includes(`w:eastAsia="${font}"`), font);
    assert.match(styles, /w:line="579" w:lineRule="exact"/u);
    assert.match(parts['word/footer1.xml']!, /<w:jc w:val="right"\/>.*PAGE/su);
    assert.match(parts['word/footer2.xml']!, /<w:jc w:val="left"\/>.*PAGE/su);
    assert.match(parts['word/settings.xml']!, /<w:evenAndOddHeaders\/>/u);
  });

  it('merges cells as the form does, repeats heads and tears no row', async () => {
    const body = partsOf(await renderDocx(report))['word/document.xml']!;
    const [, applications, remedies] = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(match => rowsOf(match[0]));
    assert.equal(applications!.length, 28);
    assert.deepEqual(
      applications!.map(row => row.includes('<w:tblHeader/>')),
      applications!.map((_, n) => n < 3),
    );
    assert.ok([...applications!, ...remedies!].every(row => row.includes('<w:cantSplit/>')));
    assert.match(
      applications![5]!,
      /<w:vMerge w:val="restart"\/><w:textDirection w:val="tbRl"\/>.*三、本年度办理结果/su,
    );
    assert.match(remedies![0]!, /<w:gridSpan w:val="10"\/>.*行政诉讼/su);
  });

  it('is well-formed XML whatever stands in the report, and the same bytes each time', async () => {
    const evil = { ...report, title: 'a\u0000\u0008<w:p>&"\ud800虚构', agency: ']]>' };
    for (const [name, xml] of Object.entries(partsOf(await renderDocx(evil)))) {
      const parser = new SaxesParser();
      parser.on('error', error => assert.fail(`${name}: ${error.message}`));
      parser.write(xml).close();
    }
    assert.deepEqual(await renderDocx(report), await renderDocx(report));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportForms } from '@gongkai/statute';
import type { Grid, Paragraph, SourceDocument } from '../../source/source-document.ts';
import { htmlPage, htmlTable } from '../../testing/build-html.ts';
import { layForm } from '../../testing/grid-layouts.ts';
import { layGrid } from '../../testing/lay-grid.ts';
import { seededDraw } from '../../testing/sound-report.ts';
import { soundValues } from '../../testing/sound-values.ts';
import { readHtml } from './read-html.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 虚构：政府信息 in GBK. */
const GBK = [0xd0, 0xe9, 0xb9, 0xb9, 0xa3, 0xba, 0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2];
const ascii = (text: string) => [...text].map(letter => letter.charCodeAt(0));
const bytesOf = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap(part => [...part]));

function readBytes(bytes: Uint8Array): SourceDocument {
  const outcome = readHtml(bytes);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message);
  return outcome.document;
}
const read = (html: string) => readBytes(utf8(html));
const textsOf = ({ blocks }: SourceDocument) =>
  blocks.map(block => (block.kind === 'grid' ? block.cells.map(({ text }) => text) : (block as Paragraph).text));
const spansOf = ({ cells }: Grid) =>
  cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]);

describe('readHtml() and tables', () => {
  for (const format of ['2019', '2021'] as const)
    it(`gives the exact grids of the ${format} form out of a whole page`, () => {
      const laid = Object.values(layForm(format, soundValues(reportForms[format], seededDraw(9))));
      const { blocks } = read(htmlPage(laid.map(rows => `<p>表</p>${htmlTable(rows)}`).join(''), 'utf-8'));
      assert.deepEqual(
        blocks.filter(block => block.kind === 'grid'),
        laid.map((rows, index) => layGrid(rows, index * 2 + 1)),
      );
    });

  it('takes spans as browsers do, senseless ones as 1, none beyond its group of rows', () => {
    const { blocks } = read(
      `<table><thead><tr><td rowspan=9>甲<td colspan=0>乙<td colspan=x>丙</thead>
       <tfoot><tr><td>脚<td>脚</tfoot>
       <tbody><tr><td rowspan=0>丁<td rowspan=-2>戊<td>己<tr><td colspan="2 ">庚</table>`,
    );
    assert.deepEqual(spansOf(blocks[0] as Grid), [
      ['甲', 0, 0, 1, 1],
      ['乙', 0, 1, 1, 1],
      ['丙', 0, 2, 1, 1],
      ['丁', 1, 0, 2, 1],
      ['戊', 1, 1, 1, 1],
      ['己', 1, 2, 1, 1],
      ['庚', 2, 1, 1, 2],
      ['脚', 3, 0, 1, 1],
      ['脚', 3, 1, 1, 1],
    ]);
  });

  it('keeps non-breaking blanks and breaks inside cells, leaves hidden rows and the rows that only fix widths', () => {
    const { blocks } = read(
      `<table><tr><td>结果<br/>维持<td>&nbsp;<td><p>5</p><p>&nbsp;</p></tr>
       <tr style="display:none"><td>藏<td>藏<td>藏</tr><tr><td>1<td>2<td>3</tr>
       <tr height=0><td width=9></td><td width=9></td><td width=9></td></tr></table>`,
    );
    assert.deepEqual(
      (blocks[0] as Grid).cells.map(({ text }) => text),
      ['结果\n维持', '\u00a0', '5', '1', '2', '3'],
    );
    assert.equal((blocks[0] as Grid).rowCount, 2);
  });

  it('unfolds tables that only place the article on the page, and keeps tables inside cells of data', () => {
    const data = htmlTable([
      [['一'], ['二'], ['三']],
      [['1'], ['2'], ['3']],
    ]);
    const page = `<table><tr><td>左栏</td><td><h1>标题</h1><table><tr><td><p>前文</p>${data}<p>后文</p></td></tr></table></td></tr></table>`;
    assert.deepEqual(textsOf(read(page)), ['左栏', '标题', '前文', ['一', '二', '三', '1', '2', '3'], '后文']);
    const inner = `<table><tr><td>内一<td>内二</table>`;
    const { blocks } = read(
      `<table><tr><td>一<td>二<td>三<tr><td>1<td>2<td>3<tr><td>合计说明文字一二三四五六七八<td>9${inner}<td>8</table>`,
    );
    assert.deepEqual(
      (blocks[0] as Grid).cells[7]!.nested!.map(({ cells }) => cells.map(({ text }) => text)),
      [['内一', '内二']],
    );
  });

  it('keeps a report that was typed into one table as the table it is', () => {
    const overview = '虚构的总体情况。'.repeat(200);
    const { blocks } = read(
      htmlTable([
        [['一、总体情况', 4]],
        [[overview, 4]],
        [['甲'], ['乙'], ['丙'], ['丁']],
        [['1'], ['2'], ['3'], ['4']],
      ]),
    );
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ['grid'],
    );
  });
});

describe('readHtml() and text', () => {
  it('leaves what a site puts around an article and what a browser hides', () => {
    const text = textsOf(read(htmlPage('<h2>标题</h2><p>正文</p>', 'utf-8')));
    assert.deepEqual(text, ['标题', '正文']);
  });

  it('keeps the header of an article and one that holds the title', () => {
    assert.deepEqual(textsOf(read('<article><header><p>题头</p></header><p>文</p></article>')), ['题头', '文']);
    assert.deepEqual(textsOf(read('<header><h1>题名</h1></header><p>文</p>')), ['题名', '文']);
  });

  it('joins Chinese text over line ends of the source, keeps spaces between words, breaks where the page does', () => {
    assert.deepEqual(
      textsOf(read('<div>政府\r\n  信息<span> 公开</span>\nA\nB<br>次行 <p>段</p>尾&nbsp;<pre>甲\t乙\n丙</pre></div>')),
      ['政府信息 公开 A B\n次行', '段', '尾\u00a0', '甲\t乙\n丙'],
    );
  });

  it('knows headings, and takes a declared title that the page shows nowhere', () => {
    const { blocks } = read(
      '<html><head><meta name="ArticleTitle" content="虚构镇年度报告"></head><body><h3>一、总体情况</h3><p>文</p></body></html>',
    );
    assert.deepEqual(
      blocks.map(block => [(block as Paragraph).text, (block as Paragraph).headingLevel]),
      [
        ['虚构镇年度报告', 0],
        ['一、总体情况', 3],
        ['文', undefined],
      ],
    );
    const shown = read(
      '<html><head><meta name="ArticleTitle" content="虚构镇年度报告"></head><body><p>虚构镇</p><p>年度报告</p></body></html>',
    );
    assert.deepEqual(textsOf(shown), ['虚构镇', '年度报告']);
  });

  it('leaves deleted text out, and says so', () => {
    const document = read('<p>新<del>旧</del></p>');
    assert.deepEqual(textsOf(document), ['新']);
    assert.deepEqual(
      document.problems.map(({ code }) => code),
      ['tracked-changes-accepted'],
    );
  });
});

describe('readHtml() and encodings', () => {
  for (const [name, bytes, codes] of [
    ['GBK by meta charset', bytesOf(ascii('<meta charset=gb2312><p>'), GBK), []],
    [
      'GBK by http-equiv',
      bytesOf(ascii('<meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>'), GBK),
      [],
    ],
    ['GBK by detection', bytesOf(ascii('<body><p>'), GBK), ['encoding-guessed']],
    ['GBK that says it is UTF-8', bytesOf(ascii('<meta charset="utf-8"><p>'), GBK), ['encoding-guessed']],
    ['UTF-8 that says it is GBK', utf8('<meta charset="gbk"><p>虚构：政府信息在'), ['encoding-guessed']],
    ['UTF-8 with a mark that says it is GBK', utf8('\ufeff<meta charset="gbk"><p>虚构：政府信息'), []],
  ] as const)
    it(`reads ${name}`, () => {
      const document = readBytes(bytes);
      assert.match(textsOf(document).join(''), /^虚构：政府信息/u);
      assert.deepEqual(
        document.problems.map(({ code }) => code),
        codes,
      );
    });
});

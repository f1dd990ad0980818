import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportForms } from '@gongkai/statute';
import type { Grid, Paragraph, SourceDocument } from '../../source/source-document.ts';
import { buildDocx, type DocxParts, wordParagraph, wordRun, wordTable } from '../../testing/build-docx.ts';
import { layForm } from '../../testing/grid-layouts.ts';
import { layGrid } from '../../testing/lay-grid.ts';
import { seededDraw } from '../../testing/sound-report.ts';
import { soundValues } from '../../testing/sound-values.ts';
import { readDocx } from './read-docx.ts';

function read(body: string, parts?: DocxParts): SourceDocument {
  const outcome = readDocx(buildDocx(body, parts));
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message);
  return outcome.document;
}

const textsOf = ({ blocks }: SourceDocument) =>
  blocks.map(block => (block.kind === 'grid' ? block.cells.map(({ text }) => text) : (block as Paragraph).text));
const codesOf = ({ problems }: SourceDocument) => problems.map(({ code }) => code);
const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const p = wordParagraph;

describe('readDocx() and tables', () => {
  for (const format of ['2019', '2021'] as const)
    it(`gives the exact grids of the ${format} form, merged over 25 rows as it is`, () => {
      const rows = layForm(format, soundValues(reportForms[format], seededDraw(7)));
      const laid = Object.values(rows);
      const { blocks, problems } = read(laid.map(each => p('表') + wordTable(each)).join(''));
      assert.deepEqual(
        blocks.filter(block => block.kind === 'grid'),
        laid.map((each, index) => layGrid(each, index * 2 + 1)),
      );
      assert.deepEqual(problems, []);
    });

  it('reads columns left out before a row, and cells merged sideways the old way', () => {
    const [grid] = read(
      table(
        row(cell(p('甲')), cell(p('乙')), cell(p('丙'))),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${cell(p('丁'))}</w:tr>`,
        row(cell(p('戊'), '<w:hMerge w:val="restart"/>'), cell(p(''), '<w:hMerge w:val="continue"/>'), cell(p('己'))),
      ),
    ).blocks as [Grid];
    assert.deepEqual(
      grid.cells.map(({ text, row, column, columnSpan }) => [text, row, column, columnSpan]),
      [
        ['甲', 0, 0, 1],
        ['乙', 0, 1, 1],
        ['丙', 0, 2, 1],
        ['丁', 1, 1, 1],
        ['戊', 2, 0, 2],
        ['己', 2, 2, 1],
      ],
    );
  });

  it('lets a cell stand for itself that goes on from nothing, and bounds spans that no table has', () => {
    const [grid] = read(table(row(cell(p('甲'), '<w:vMerge/>'), cell(p('乙'), '<w:gridSpan w:val="99999999"/>'))))
      .blocks as [Grid];
    assert.deepEqual(
      grid.cells.map(({ text, columnSpan }) => [text, columnSpan]),
      [
        ['甲', 1],
        ['乙', 1000],
      ],
    );
  });

  it('keeps tables inside cells, and tables that follow each other apart', () => {
    const inner = table(row(cell(p('内'))));
    const { blocks } = read(table(row(cell(p('外') + inner + p('')))) + table(row(cell(p('次')))));
    const [outer, next] = blocks as [Grid, Grid];
    assert.equal(outer.cells[0]!.text, '外');
    assert.deepEqual(
      outer.cells[0]!.nested!.map(({ cells }) => cells.map(({ text, source }) => [text, source])),
      [[['内', { block: 0, row: 0, column: 0 }]]],
    );
    assert.equal(next.cells[0]!.text, '次');
  });
});

describe('readDocx() and text', () => {
  it('keeps tabs, breaks and hyphens, reads results of fields and not their code', () => {
    const field = (...parts: string[]) => parts.map(part => `<w:r>${part}</w:r>`).join('');
    const { blocks } = read(
      [
        p('甲\t乙\n丙'),
        `<w:p><w:r><w:t>一</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>二</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>`,
        `<w:p>${field('<w:fldChar w:fldCharType="begin"/>', '<w:instrText>HYPERLINK "http://example.invalid/"</w:instrText>', '<w:t>不显示</w:t>', '<w:fldChar w:fldCharType="separate"/>', '<w:t>显示</w:t>', '<w:fldChar w:fldCharType="end"/>', '<w:t>其后</w:t>')}</w:p>`,
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>',
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r></w:p>',
        '<w:p><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:p>',
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>',
      ].join(''),
    ) as SourceDocument;
    assert.deepEqual(textsOf({ blocks } as SourceDocument), [
      '甲\t乙\n丙',
      '一-二☑',
      '显示其后',
      '3',
      '可见',
      '拼',
      '控件',
    ]);
  });

  it('knows headings by the outline, by style, by inherited style and by Chinese style names', () => {
    const style = (id: string, name: string, inside = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
    const styles = [
      style('1', 'heading 1'),
      style('a', '标题 2'),
      style('b', 'Title'),
      style('c', '虚构样式', '<w:basedOn w:val="1"/>'),
      style('d', '虚构大纲', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('x', '甲', '<w:basedOn w:val="y"/>') + style('y', '乙', '<w:basedOn w:val="x"/>'),
    ].join('');
    const of = (id: string) => p('文', `<w:pStyle w:val="${id}"/>`);
    const { blocks } = read(
      [...['1', 'a', 'b', 'c', 'd', 'x', 'zz'].map(of), p('文', '<w:outlineLvl w:val="0"/>')].join(''),
      { styles },
    );
    assert.deepEqual(
      blocks.map(block => (block as Paragraph).headingLevel),
      [1, 2, 0, 1, 3, undefined, undefined, 1],
    );
  });

  it('prints the numbers that Word prints before numbered headings', () => {
    const level = (at: number, format: string, template: string, inside = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${inside}<w:lvlText w:val="${template}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="5">${level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="1"/>')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.', '<w:suff w:val="space"/>')}${level(3, 'bullet', '')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const at = (list: number, level: number) =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
    const body = [
      p('总体情况', '<w:pStyle w:val="1"/>'),
      p('主动公开', at(1, 1)),
      p('甲', at(1, 2)),
      p('依申请公开', at(1, 1)),
      p('乙', at(1, 2)),
      p('丙', at(2, 2)),
      p('丁', at(1, 3)),
      p('主动公开政府信息情况', '<w:pStyle w:val="1"/>'),
      p('戊', at(1, 1)),
      p('无号', '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      p('', at(1, 0)),
      p('其他', '<w:pStyle w:val="1"/>'),
    ].join('');
    assert.deepEqual(textsOf(read(body, { numbering, styles })), [
      '一、总体情况',
      '（一）主动公开',
      '1. 甲',
      '（二）依申请公开',
      '1. 乙',
      '7. 丙',
      '丁',
      '二、主动公开政府信息情况',
      '（一）戊',
      '无号',
      '',
      '四、其他',
    ]);
  });

  it('reads strict documents and those that call the namespace otherwise', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    assert.deepEqual(textsOf(read(p('严格'), { main: strict })), ['严格']);
    const other = `<d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><d:body><d:tbl><d:tr><d:tc><d:tcPr><d:gridSpan d:val="3"/></d:tcPr><d:p><d:r><d:t>别名</d:t></d:r></d:p></d:tc></d:tr></d:tbl></d:body></d:document>`;
    const [grid] = read('', { parts: { 'word/document.xml': other } }).blocks as [Grid];
    assert.deepEqual([grid.cells[0]!.text, grid.cells[0]!.columnSpan], ['别名', 3]);
  });
});

describe('readDocx() and what must be said', () => {
  it('reads tracked changes as if accepted', () => {
    const document = read(
      [
        `<w:p><w:ins w:id="1">${wordRun('新')}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>${wordRun('文')}</w:p>`,
        `<w:p><w:moveFrom w:id="3">${wordRun('移走')}</w:moveFrom><w:moveTo w:id="4">${wordRun('移来')}</w:moveTo></w:p>`,
        `<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>${wordRun('前半')}</w:p>${p('后半')}`,
        table(
          `<w:tr><w:trPr><w:del w:id="6"/></w:trPr>${cell(p('删行'))}</w:tr>`,
          row(cell(p('留')), cell(p('删格'), '<w:cellDel w:id="7"/>'), cell(p('移'))),
        ),
        `<w:p><w:pPr><w:pStyle w:val="1"/><w:pPrChange w:id="8"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr></w:p>`,
      ].join(''),
    );
    assert.deepEqual(textsOf(document), ['新文', '移来', '前半后半', ['留', '移'], '']);
    assert.equal((document.blocks.at(-1) as Paragraph).headingLevel, undefined);
    assert.deepEqual(codesOf(document), ['tracked-changes-accepted']);
  });

  it('reads text boxes once, after the paragraph they hang on', () => {
    const box = `<w:txbxContent>${p('框内')}</w:txbxContent>`;
    const document = read(
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${wordRun('正文')}</w:p>${p('下一段')}`,
    );
    assert.deepEqual(textsOf(document), ['正文', '框内', '下一段']);
    assert.deepEqual(codesOf(document), ['text-box-read']);
  });

  it('says that macros and embedded files were left out', () => {
    const document = read(`${p('文')}<w:altChunk/>`, { parts: { 'word/vbaProject.bin': 'x' } });
    assert.deepEqual(textsOf(document), ['文']);
    assert.deepEqual(codesOf(document), ['embedded-part-skipped', 'macros-ignored']);
  });
});

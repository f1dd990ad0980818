import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { dayOfSerial, isDateFormat } from './number-format.ts';
import { readSheet, SHEET_LIMITS } from './read-sheet.ts';
import { type Column, readTable } from './read-table.ts';
import { writeSheet } from './write-sheet.ts';

const NS =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Made {
  sheet: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  more?: Zippable;
}

/** A workbook as Excel lays it out, with what a test wants to say. */
function workbook({ sheet, strings = '', styles = '', workbook = '', more = {} }: Made): Buffer {
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NS}>${workbook}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${NS}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${NS}>${styles}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${NS}>${sheet}</worksheet>`,
  };
  return Buffer.from(
    zipSync({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), ...more }),
  );
}

const rowsOf = (bytes: Buffer) => {
  const read = readSheet(bytes);
  assert.ok(read.ok, read.ok ? '' : read.fault);
  return [...read.sheet.rows].map(([row, cells]) => [
    row,
    ...cells.map(cell => (cell.flaw ? `${cell.text}!${cell.flaw}` : cell.text)),
  ]);
};
const data = (rows: string, after = '') => `<sheetData>${rows}</sheetData>${after}`;

describe('readSheet()', () => {
  it('reads shared strings with runs, without their phonetic readings', () => {
    const strings =
      '<si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t xml:space="preserve"> 𠮷㼆 </t></si>';
    const bytes = workbook({
      strings,
      sheet: data(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
      ),
    });
    assert.deepEqual(rowsOf(bytes), [[1, '姓名', '张三', '𠮷㼆']]);
  });

  it('reads inline strings, results of formulas, booleans, errors and gaps', () => {
    const cells =
      '<c r="A3" t="inlineStr"><is><t>甲</t></is></c><c r="C3" t="str"><f>A1&amp;B1</f><v>乙丙</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c>';
    assert.deepEqual(rowsOf(workbook({ sheet: data(`<row r="3">${cells}</row>`) })), [
      [3, '甲', '', '乙丙', '是', '#N/A!error'],
    ]);
  });

  it('gives numbers as the digits that were typed, and says where digits were lost', () => {
    const numbers = ['13900001234', '1.3900001234E10', '0.1', '0.30000000000000004', '3.3010119900101103E+17', '-5'];
    const cells = numbers.map(number => `<c><v>${number}</v></c>`).join('');
    const [[, ...read] = []] = rowsOf(workbook({ sheet: data(`<row>${cells}</row>`) }));
    assert.deepEqual(read, ['13900001234', '13900001234', '0.1', '0.3', '330101199001011000!rounded', '-5']);
  });

  it('reads days by their format, in both calendars', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="31"/></cellXfs>';
    const cells = [1, 2, 3, 4].map(style => `<c s="${style}"><v>46347</v></c>`).join('');
    const sheet = data(`<row>${cells}<c t="d"><v>2026-11-21T00:00:00</v></c></row>`);
    assert.deepEqual(rowsOf(workbook({ sheet, styles })), [
      [1, '2026-11-21', '2026-11-21', '46347', '2026-11-21', '2026-11-21'],
    ]);
    const old = rowsOf(workbook({ sheet, styles, workbook: '<workbookPr date1904="1"/>' }));
    assert.equal(old[0]![1], '2030-11-22');
  });

  it('spreads what merged cells of the head say', () => {
    const sheet = data(
      '<row r="1"><c r="A1" t="str"><v>云岭县人员名册</v></c></row><row r="2"><c r="A2" t="str"><v>姓名</v></c><c r="B2" t="str"><v>联系方式</v></c></row><row r="3"><c r="B3" t="str"><v>手机</v></c><c r="C3" t="str"><v>邮箱</v></c></row>',
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>',
    );
    assert.deepEqual(rowsOf(workbook({ sheet })).at(-1), [3, '姓名', '手机', '邮箱']);
  });

  it('reads the first sheet that is not hidden', () => {
    const bytes = workbook({ sheet: data('<row><c t="str"><v>见</v></c></row>') });
    assert.equal(rowsOf(bytes)[0]![1], '见');
  });

  it('reads what it writes, whatever the text', () => {
    const rows = [
      ['名称*', '说明'],
      ['<甲 & "乙">', '𠮷  两空'],
      ['00123', '=1+1'],
    ];
    assert.deepEqual(
      rowsOf(writeSheet('模板', rows, [10, 10])),
      rows.map((cells, at) => [at + 1, ...cells]),
    );
  });
});

describe('readSheet() refuses', () => {
  const cases: readonly [string, () => Buffer, string][] = [
    ['what is no zip', () => Buffer.from('姓名,手机\n'), 'not-a-workbook'],
    ['nothing', () => Buffer.alloc(0), 'not-a-workbook'],
    ['a zip of something else', () => Buffer.from(zipSync({ 'a.txt': strToU8('x') })), 'not-a-workbook'],
    ['a cut file', () => workbook({ sheet: data('') }).subarray(0, 300), 'not-a-workbook'],
    ['a file above the limit', () => Buffer.alloc(SHEET_LIMITS.bytes + 1), 'too-large'],
    ['XML that breaks off', () => workbook({ sheet: '<sheetData><row><c>' }), 'not-a-workbook'],
    [
      'entities of its own',
      () =>
        workbook({
          sheet: data(''),
          more: { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>') },
        }),
      'too-costly',
    ],
    [
      'a part that unpacks to gigabytes',
      () => workbook({ sheet: data(`<row><c t="str"><v>${' '.repeat(40_000_000)}</v></c></row>`) }),
      'too-costly',
    ],
    [
      'a thousand parts',
      () =>
        workbook({
          sheet: data(''),
          more: Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, strToU8('x')])),
        }),
      'too-costly',
    ],
    ['elements nested without end', () => workbook({ sheet: '<a>'.repeat(5_000) }), 'too-costly'],
    [
      'more rows than the limit',
      () => workbook({ sheet: data('<row><c t="str"><v>x</v></c></row>'.repeat(SHEET_LIMITS.rows + 1)) }),
      'too-many-rows',
    ],
    [
      'a cell far to the right',
      () => workbook({ sheet: data('<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>') }),
      'too-many-columns',
    ],
    [
      'more text than a list holds',
      () => workbook({ sheet: data(`<row><c t="str"><v>${'文'.repeat(4_100_000)}</v></c></row>`) }),
      'too-costly',
    ],
  ];
  for (const [what, make, fault] of cases)
    it(what, () => {
      const bytes = make();
      // The processor's time of this process: a busy machine must not decide.
      const before = process.cpuUsage();
      const read = readSheet(bytes);
      assert.deepEqual(read.ok ? 'read' : read.fault, fault);
      assert.ok(process.cpuUsage(before).user < 8_000_000);
    });

  it('no byte of a good file made bad with an exception', () => {
    const good = workbook({ sheet: data('<row><c t="str"><v>x</v></c></row>') });
    for (let at = 0; at < good.length; at += 3) {
      const bad = Buffer.from(good);
      bad[at] = bad[at]! ^ 0xff;
      readSheet(bad);
    }
  });
});

const columns = [
  { key: 'name', titles: ['姓名'], required: true },
  { key: 'mobile', titles: ['手机', '手机号码'] },
] as const satisfies readonly Column<string>[];
const table = (rows: readonly (readonly string[])[]) => {
  const read = readSheet(writeSheet('s', rows, []));
  assert.ok(read.ok);
  return readTable(read.sheet, columns);
};

describe('readTable()', () => {
  it('finds the header below a title, takes other names and marks of obligation, leaves blank rows out', () => {
    const { rows, problems } = table([
      ['名册'],
      [],
      ['手机号码', '姓 名（必填）'],
      ['13900001234', '甲'],
      ['', ''],
      ['', '乙'],
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(rows, [
      { row: 4, values: { name: '甲', mobile: '13900001234' } },
      { row: 6, values: { name: '乙', mobile: '' } },
    ]);
  });

  it('names every problem by row and column', () => {
    const { problems } = table([
      ['姓名', '手机', '身份证'],
      ['', '13900001234', ''],
      ['甲_x0001_', '1', ''],
    ]);
    assert.deepEqual(
      problems.map(({ row, column, message }) => [row, column, message.slice(0, 6)]),
      [
        [1, 'C 列', '不认识的列“'],
        [2, '姓名', '必须填写'],
        [3, '姓名', '含有无法保存'],
      ],
    );
  });

  it('says which columns it looked for', () => {
    assert.match(table([['甲', '乙']]).problems[0]!.message, /表头应有：姓名/);
    assert.match(table([['姓名', '手机']]).problems[0]!.message, /没有内容/);
    assert.match(
      table([
        ['姓名', '手机', '手机号码'],
        ['甲', '', ''],
      ]).problems[0]!.message,
      /重复/,
    );
  });
});

describe('isDateFormat()', () => {
  const cases: readonly [string, boolean][] = [
    ['yyyy-mm-dd', true],
    ['m/d', true],
    ['[$-804]yyyy"年"m"月"', true],
    ['0.00', false],
    ['#,##0"d"', false],
    ['h:mm:ss', false],
    ['@', false],
    ['[Red]0', false],
  ];
  for (const [code, expected] of cases)
    it(`answers ${expected} to ${code}`, () => {
      assert.equal(isDateFormat(200, new Map([[200, code]])), expected);
    });
});

describe('dayOfSerial()', () => {
  it('knows the leap day that never was, and the edges', () => {
    assert.deepEqual(
      [1, 59, 60, 61, 46347, 0, 2_958_466].map(serial => dayOfSerial(serial, false)),
      ['1900-01-01', '1900-02-28', null, '1900-03-01', '2026-11-21', null, null],
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMarkings } from '../markings/find-markings.ts';
import { makeCompoundFile, makeDoc, makePpt, makeXls } from '../testing/compound-files.ts';
import { makeDocx, makeOfd, makePptx, makeXlsx, makeZip, paragraph, wordPart } from '../testing/office-files.ts';
import { encodeGbk, makePdf } from '../testing/pdf-files.ts';
import { sniffType } from '../types/sniff-type.ts';
import { extractText } from './extract-text.ts';

const PLAIN = '关于公开2026年部门预算的通知（虚构）';
const FILLER = Array.from({ length: 30 }, (_, no) => `第${no + 1}条 正文文字。`);

function read(bytes: Buffer) {
  const sniffed = sniffType(bytes);
  assert.ok('type' in sniffed, JSON.stringify(sniffed));
  const extracted = extractText(bytes, sniffed.type);
  return {
    type: sniffed.type,
    ...extracted,
    ...findMarkings(extracted.lines),
    text: extracted.lines.map(line => line.text).join('\n'),
  };
}

const filler = FILLER.map(line => paragraph(line)).join('');
const marked: readonly (readonly [string, Buffer, string, string])[] = [
  ['docx, first line', makeDocx(paragraph('机密★1年') + filler), 'docx', 'star'],
  ['docx, a mark split over runs', makeDocx(filler + paragraph('机', ' ', '密', '★', '30', '年')), 'docx', 'star'],
  ['docx, in a header', makeDocx(filler, { 'word/header1.xml': wordPart('hdr', paragraph('秘密')) }), 'docx', 'bare'],
  [
    'docx, in a text box inside a paragraph',
    makeDocx(`${filler}<w:p><w:r><w:pict><w:txbxContent>${paragraph('绝 密')}</w:txbxContent></w:pict></w:r></w:p>`),
    'docx',
    'bare',
  ],
  [
    'docx, as a WordArt watermark',
    makeDocx(filler, {
      'word/header2.xml': wordPart('hdr', '<w:p><v:shape><v:textpath string="机密"/></v:shape></w:p>'),
    }),
    'docx',
    'bare',
  ],
  [
    'docx, in deleted text',
    makeDocx(`${filler}<w:p><w:del><w:r><w:delText>秘密★长期</w:delText></w:r></w:del></w:p>`),
    'docx',
    'star',
  ],
  [
    'docx, at the head of the second page',
    makeDocx(`${filler}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${paragraph('机密')}${filler}`),
    'docx',
    'bare',
  ],
  [
    'docx, in its own properties',
    makeDocx(filler, {
      'docProps/custom.xml': '<Properties><property name="密级"><lpwstr>机密</lpwstr></property></Properties>',
    }),
    'docx',
    'label',
  ],
  [
    'docx, in a docx embedded in it',
    makeDocx(filler, { 'word/embeddings/a.docx': makeDocx(paragraph('秘密★')) }),
    'docx',
    'star',
  ],
  ['docx in UTF-16', makeDocx('', { 'word/document.xml': utf16Xml(paragraph('机密★5年')) }), 'docx', 'star'],
  [
    'xlsx, shared string',
    makeXlsx({ 'xl/sharedStrings.xml': '<sst><si><r><t>机密</t></r><r><t>★</t></r></si></sst>' }),
    'xlsx',
    'star',
  ],
  [
    'xlsx, inline string',
    makeXlsx({ 'xl/worksheets/sheet1.xml': '<worksheet><c t="inlineStr"><is><t>秘密★3年</t></is></c></worksheet>' }),
    'xlsx',
    'star',
  ],
  [
    'xlsx, header with codes',
    makeXlsx({
      'xl/worksheets/sheet1.xml':
        '<worksheet><oddHeader>&amp;L&amp;"宋体,常规"秘密&amp;R&amp;P</oddHeader></worksheet>',
    }),
    'xlsx',
    'bare',
  ],
  ['pptx, in a shape', makePptx('机密'), 'pptx', 'bare'],
  ['ofd, as one line of two objects', makeOfd('云岭县文件（虚构）', '机密★1年'), 'ofd', 'star'],
  ['doc', makeDoc(`机密★1年\r${FILLER.join('\r')}\r`), 'doc', 'star'],
  ['doc, in a text box', makeDoc(`${FILLER.join('\r')}\r`, '秘密\r'), 'doc', 'bare'],
  ['xls', makeXls(['单位', '机密★长期']), 'xls', 'star'],
  ['xls, string cut by CONTINUE', makeXls(['单位单位', '机密★长期'], 8 + 3 + 8 + 3 + 2), 'xls', 'star'],
  ['ppt', makePpt('秘密'), 'ppt', 'bare'],
  ['pdf with a code map', makePdf({ lines: ['机密★1年', ...FILLER] }), 'pdf', 'star'],
  ['pdf in GBK', makePdf({ lines: ['秘密', PLAIN], font: 'gbk' }), 'pdf', 'bare'],
  ['pdf with object streams', makePdf({ lines: ['绝密★30年'], objectStream: true }), 'pdf', 'star'],
  ['pdf unpacked', makePdf({ lines: ['绝密★30年'], packed: false }), 'pdf', 'star'],
  ['pdf, tilted watermark', makePdf({ lines: FILLER, watermark: '机密' }), 'pdf', 'bare'],
  ['pdf, in its title', makePdf({ lines: FILLER, title: '机密★ 会议纪要' }), 'pdf', 'star-in-sentence'],
  [
    'html in GBK',
    encodeGbk('<html><head><meta charset="gb2312"></head><body><div>机密★1年</div></body></html>'),
    'html',
    'star',
  ],
  ['html, split over spans', Buffer.from('<html><body><p><span>秘</span><b>密</b>★</p></body></html>'), 'html', 'star'],
  ['text in GBK', encodeGbk('机密★1年\n正文'), 'txt', 'star'],
  ['text in UTF-16', Buffer.from('\ufeff内部资料 注意保存\n正文', 'utf16le'), 'txt', 'internal'],
  ['zip, in a file inside', makeZip({ '通知.docx': makeDocx(paragraph('秘密★1年')) }), 'zip', 'star'],
  ['zip in a zip', makeZip({ 'a.zip': makeZip({ 'b.txt': '机密★' }) }), 'zip', 'star'],
];

for (const [name, bytes, type, rule] of marked) {
  test(`extractText() shows the mark of: ${name}`, () => {
    const found = read(bytes);
    assert.equal(found.type, type);
    assert.ok(
      [...found.marked, ...found.doubts].some(place => place.rule === rule),
      `${found.text}\n${JSON.stringify(found.unread)}`,
    );
  });
}

const readable: readonly (readonly [string, Buffer])[] = [
  ['docx', makeDocx(paragraph(PLAIN))],
  ['xlsx', makeXlsx({ 'xl/sharedStrings.xml': `<sst><si><t>${PLAIN}</t></si></sst>` })],
  ['pptx', makePptx(PLAIN)],
  ['ofd', makeOfd(PLAIN)],
  ['doc', makeDoc(`${PLAIN}\r`)],
  ['xls', makeXls([PLAIN])],
  ['ppt', makePpt(PLAIN)],
  ['pdf', makePdf({ lines: [PLAIN] })],
  ['html', Buffer.from(`<html><body>${PLAIN}</body></html>`)],
  ['txt', Buffer.from(PLAIN)],
  ['zip', makeZip({ 'a.txt': PLAIN })],
];

for (const [type, bytes] of readable) {
  test(`extractText() gives back every character of a clear ${type}`, () => {
    const found = read(bytes);
    assert.equal(found.type, type);
    assert.deepEqual([found.marked, found.doubts, found.unread], [[], [], []]);
    assert.ok(found.text.replaceAll(' ', '').includes(PLAIN), found.text);
  });
}

const unread: readonly (readonly [string, Buffer, string])[] = [
  ['an encrypted PDF', makePdf({ lines: [PLAIN], encrypted: true }), 'encrypted'],
  ['a scanned PDF', makePdf({ picture: true }), 'no-text'],
  ['a PDF whose font tells no characters', makePdf({ lines: [PLAIN], font: 'none' }), 'unmapped-glyphs'],
  ['an encrypted .doc', makeDoc(`${PLAIN}\r`, '', 0x0100), 'encrypted'],
  ['an encrypted .docx', makeCompoundFile({ EncryptedPackage: Buffer.alloc(5000) }), 'encrypted'],
  ['a docx whose XML is cut', makeDocx('', { 'word/document.xml': '<w:document><w:body><w:p>' }), 'damaged'],
  ['a docx with a picture', makeDocx(paragraph(PLAIN), { 'word/media/image1.png': 'x' }), 'picture'],
  ['a zip with a program', makeZip({ 'a.exe': Buffer.from('4d5a9000', 'hex') }), 'unknown-type'],
];

for (const [name, bytes, why] of unread) {
  test(`extractText() says that it could not read ${name}`, () => {
    assert.ok(
      read(bytes).unread.some(part => part.why === why),
      JSON.stringify(read(bytes).unread),
    );
  });
}

const refused: readonly (readonly [string, Buffer, string])[] = [
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a program', Buffer.from('4d5a90000300', 'hex'), 'program'],
  ['a docx with macros', makeDocx('', { 'word/vbaProject.bin': 'x' }), 'macros'],
  ['a 7z archive', Buffer.from('377abcaf271c0004', 'hex'), 'other-archive'],
  ['an app package', makeZip({ 'META-INF/MANIFEST.MF': 'x' }), 'program'],
  ['random bytes', Buffer.from([0, 1, 2, 3, 255, 254, 128, 7]), 'unknown'],
  ['RTF', Buffer.from('{\\rtf1 x}'), 'other-office'],
];

for (const [name, bytes, why] of refused) {
  test(`sniffType() refuses ${name}`, () => assert.deepEqual(sniffType(bytes), { refused: why }));
}

const pictures: readonly (readonly [string, string])[] = [
  ['png', '89504e470d0a1a0a0000'],
  ['jpeg', 'ffd8ffe000104a46'],
  ['gif', '474946383961'],
  ['webp', '524946460000000057454250'],
];
for (const [type, hex] of pictures) {
  test(`sniffType() knows a ${type} by its content`, () =>
    assert.deepEqual(sniffType(Buffer.from(hex, 'hex')), { type }));
}

function utf16Xml(body: string): Uint8Array {
  const source = `<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return Buffer.from(`\ufeff${source}`, 'utf16le');
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { buildCompoundFile } from '../testing/build-compound-file.ts';
import { buildDocx, wordParagraph } from '../testing/build-docx.ts';
import { detectType } from './detect-type.ts';

const text = (words: string) => new TextEncoder().encode(words);
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map(name => [name, strToU8('虚构')])), { mtime: '2022-01-20T00:00:00' });
const ole = (...names: string[]) =>
  buildCompoundFile(Object.fromEntries(names.map(name => [name, new Uint8Array(5000)])));
const utf16 = (words: string) =>
  Uint8Array.from([...words].flatMap(sign => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]));

describe('detectType()', () => {
  for (const [name, bytes, type] of [
    ['a Word document', buildDocx(wordParagraph('文')), 'docx'],
    ['a Word document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'docx'],
    ['an old Word document, or .wps', ole('WordDocument', '1Table'), 'doc'],
    ['a PDF', text('%PDF-1.7\n'), 'pdf'],
    ['a PDF after other bytes', text('\n\n%PDF-1.4\n'), 'pdf'],
    ['a page', text('<!DOCTYPE html><html></html>'), 'html'],
    ['a page that Word saved under the name .doc', text('\ufeff<html xmlns:w="urn:x"><head>'), 'html'],
    ['a page after a comment', text('\n<!-- 站 -->\n<HTML>'), 'html'],
    ['a part of a page', text('<div class="a"><p>文</p></div>'), 'html'],
    ['text with a page in the middle', text(`正文\n${'<p>段</p>'.repeat(10)}`), 'html'],
    ['text', text('虚构县人民政府\n2021年'), 'text'],
    ['text that speaks of tags', text('请填写 <br> 与 <p> 标签'), 'text'],
    ['text in UTF-16 without a mark', utf16('report\r\n2021'), 'text'],
    ['Markdown', text('# 题\n| 一 | 二 |\n'), 'text'],
    ['an archive', zip('一.docx', '二.txt'), 'archive'],
  ] as const)
    it(`takes ${name} for ${type}`, () => {
      assert.equal(detectType(bytes).type, type);
    });

  for (const [name, bytes, code, words] of [
    ['nothing', new Uint8Array(0), 'empty-file', /没有内容/u],
    ['a workbook', zip('[Content_Types].xml', 'xl/workbook.xml'), 'type-unsupported', /Excel/u],
    ['an old workbook', ole('Workbook'), 'type-unsupported', /Excel/u],
    ['slides', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'type-unsupported', /演示文稿/u],
    ['OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'type-unsupported', /OFD.*导出为 PDF/u],
    ['ODT', zip('mimetype', 'content.xml'), 'type-unsupported', /ODT/u],
    ['RTF', text('{\\rtf1\\ansi'), 'type-unsupported', /RTF.*另存为 \.docx/u],
    ['MHTML', text('From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related'), 'type-unsupported', /MHTML/u],
    [
      'Word XML',
      text('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
      'type-unsupported',
      /Word XML/u,
    ],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10), 'type-unsupported', /图片中的文字读不了/u],
    ['a RAR archive', text('Rar!\x1a\x07\x01'), 'type-unsupported', /RAR.*zip/u],
    ['a Works document', ole('MatOST', 'CONTENTS'), 'type-unsupported', /Works/u],
    ['another compound file', ole('虚构'), 'type-unsupported', /Office/u],
    ['an encrypted document', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted', /密码/u],
    ['a zip that was cut off', buildDocx(wordParagraph('文')).subarray(0, 600), 'damaged', /损坏/u],
    ['a compound file that was cut off', ole('WordDocument').subarray(0, 700), 'damaged', /损坏/u],
    ['bytes of no kind', Uint8Array.from({ length: 400 }, (_, index) => (index * 31) % 27), 'type-unknown', /认不出/u],
    ['a file that is too large', new Uint8Array(64 * 1024 * 1024 + 1), 'too-large', /64 MB/u],
  ] as const)
    it(`names ${name} and says what to do`, () => {
      const detected = detectType(bytes);
      assert.ok(detected.type === null);
      assert.equal(detected.problem.code, code);
      assert.match(detected.problem.message, words);
    });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Lines, SourceDocument } from '../../source/source-document.ts';
import { readText, readTextFile } from './read-text.ts';

const TEXT = '虚构县柳河镇人民政府\n行政许可\t12\n';
const linesOf = ({ blocks }: SourceDocument) => (blocks[0] as Lines).lines;
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
};
const bytesOf = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap(part => [...part]));
const utf8 = new TextEncoder().encode(TEXT);
/** 虚构县：行政许可 in GBK. */
const GBK = [0xd0, 0xe9, 0xb9, 0xb9, 0xcf, 0xd8, 0xa3, 0xba, 0xd0, 0xd0, 0xd5, 0xfe, 0xd0, 0xed, 0xbf, 0xc9];

describe('readTextFile()', () => {
  for (const [name, bytes, problems] of [
    ['UTF-8', utf8, []],
    ['UTF-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], utf8), []],
    ['UTF-16 little-endian with a mark', bytesOf([0xff, 0xfe], utf16(TEXT, true)), []],
    ['UTF-16 big-endian with a mark', bytesOf([0xfe, 0xff], utf16(TEXT, false)), []],
    ['UTF-16 little-endian without one', utf16(TEXT, true), ['encoding-guessed']],
    ['UTF-16 big-endian without one', utf16(TEXT, false), ['encoding-guessed']],
  ] as const)
    it(`reads ${name}`, () => {
      const document = readTextFile(bytes);
      assert.deepEqual(
        linesOf(document).map(({ text }) => text),
        ['虚构县柳河镇人民政府', '行政许可\t12', ''],
      );
      assert.deepEqual(
        document.problems.map(({ code }) => code),
        problems,
      );
    });

  it('reads GBK, and says that it guessed so', () => {
    const { blocks, problems } = readTextFile(bytesOf(GBK));
    assert.equal((blocks[0] as Lines).lines[0]!.text, '虚构县：行政许可');
    assert.deepEqual(
      problems.map(({ code, text }) => [code, text]),
      [['encoding-guessed', 'gb18030']],
    );
  });

  it('keeps the rest of a file that has broken bytes, and points at them', () => {
    const broken = bytesOf(utf8.slice(0, 3), [0xff], utf8.slice(3));
    const document = readTextFile(broken);
    assert.equal(linesOf(document)[0]!.text, '虚\ufffd构县柳河镇人民政府');
    assert.deepEqual(
      document.problems.map(({ code, place }) => [code, place.source]),
      [['encoding-damaged', { start: 1, end: 2 }]],
    );
  });

  it('says of a file without a character that it is empty', () => {
    for (const bytes of [bytesOf(), bytesOf([0xef, 0xbb, 0xbf, 0x0a, 0x20])])
      assert.deepEqual(
        readTextFile(bytes).problems.map(({ code }) => code),
        ['empty-file'],
      );
  });
});

describe('readText()', () => {
  it('takes the line ends of every system and form feeds, and knows where each line stands', () => {
    const text = '甲\r\n乙\r丙\n\n丁\f戊';
    const lines = linesOf(readText(text));
    assert.deepEqual(
      lines.map(line => line.text),
      ['甲', '乙', '丙', '', '丁', '戊'],
    );
    for (const line of lines) assert.equal(text.slice(line.source.start, line.source.end), line.text);
  });
});

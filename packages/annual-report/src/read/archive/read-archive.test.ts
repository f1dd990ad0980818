import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { buildDocx, wordParagraph } from '../../testing/build-docx.ts';
import { type ArchiveItem, readArchive } from './read-archive.ts';

const zip = (files: Zippable) => zipSync(files, { mtime: '2022-01-20T00:00:00' });
const shortly = (item: ArchiveItem) => [item.name, 'bytes' in item ? item.bytes.length : item.problem.code];
const namesOf = (bytes: Uint8Array) => [...readArchive(bytes)].map(shortly);
const TEXT = strToU8('虚构');

/** Writes a number of the first local header and of the directory entry of a zip. */
function patch(bytes: Uint8Array, local: number, central: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const directory = view.getUint32(copy.length - 6, true);
  for (const at of [local, directory + central])
    if (size === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
  return copy;
}

describe('readArchive()', () => {
  it('gives the files of folders and of zips inside, one level deep, and leaves what systems put beside them', () => {
    const document = buildDocx(wordParagraph('文'));
    const inner = zip({ '乡/报告.docx': document, '再.zip': zip({ 'x.txt': TEXT }) });
    const bytes = zip({
      '县/一.txt': TEXT,
      '县/二.zip': inner,
      '__MACOSX/._一.txt': TEXT,
      '.DS_Store': TEXT,
      '空/': new Uint8Array(),
    });
    assert.deepEqual(namesOf(bytes), [
      ['县/一.txt', 6],
      ['县/二.zip!/乡/报告.docx', document.length],
      ['县/二.zip!/再.zip', 'archive-entry-skipped'],
    ]);
  });

  it('makes names safe that lead elsewhere', () => {
    const bytes = zip({
      '../../etc/甲.txt': TEXT,
      '/乙.txt': TEXT,
      'C:\\丙\\丁.txt': TEXT,
      'a/./b/../戊\u202e.txt': TEXT,
      '..': TEXT,
    });
    assert.deepEqual(
      namesOf(bytes).map(([name]) => name),
      ['etc/甲.txt', '乙.txt', '丙/丁.txt', 'a/b/戊.txt', '未命名'],
    );
  });

  it('reads names in GBK where nothing says they are UTF-8', () => {
    // 报告 in GBK in the place of four letters.
    const bytes = zip({ 'abcd.txt': TEXT });
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    const gbk = [0xb1, 0xa8, 0xb8, 0xe6];
    copy.set(gbk, 30);
    copy.set(gbk, view.getUint32(copy.length - 6, true) + 46);
    assert.deepEqual(namesOf(copy), [['报告.txt', 6]]);
  });

  it('says which files are encrypted, damaged or bombs, and reads the others', () => {
    const bomb = zip({ '炸.txt': new Uint8Array(8 * 1024 * 1024), '好.txt': TEXT });
    assert.deepEqual(namesOf(bomb), [
      ['炸.txt', 'unpacks-too-large'],
      ['好.txt', 6],
    ]);
    const plain = zip({ 'a.txt': strToU8('虚构的报告'.repeat(50)) });
    assert.deepEqual(namesOf(patch(plain, 6, 8, 1, 2)), [['a.txt', 'encrypted']]);
    assert.deepEqual(namesOf(patch(plain, 14, 16, 0)), [['a.txt', 'damaged']]);
    assert.deepEqual(namesOf(patch(plain, 22, 24, 7)), [['a.txt', 'damaged']]);
    const [first] = readArchive(patch(plain, 6, 8, 1, 2));
    assert.ok(first && 'problem' in first && first.problem.text === 'a.txt');
  });

  it('says that an archive itself is cut off', () => {
    const bytes = zip({ 'a.txt': TEXT });
    for (let length = 0; length < bytes.length; length++)
      assert.deepEqual(
        [...readArchive(bytes.subarray(0, length))].map(item => 'problem' in item && item.problem.code),
        ['damaged'],
        `${length} bytes`,
      );
  });
});

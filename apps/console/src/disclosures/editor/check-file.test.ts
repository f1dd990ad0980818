import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptOf, checkFile } from './check-file.ts';

const limits = {
  types: [
    { mediaType: 'application/pdf', endings: ['.pdf'], label: 'PDF', maxBytes: 50 * 1024 * 1024 },
    { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], label: '照片', maxBytes: 20 * 1024 * 1024 },
  ],
};

test('checkFile() lets pass what the limits allow, whatever the case of the ending', () => {
  assert.equal(checkFile({ name: '签批件.PDF', size: 1024 }, limits), null);
  assert.equal(checkFile({ name: 'a.jpeg', size: 20 * 1024 * 1024 }, limits), null);
});

test('checkFile() says the size and the limit before a byte travels', () => {
  assert.match(checkFile({ name: 'a.jpg', size: 20 * 1024 * 1024 + 1 }, limits) ?? '', /20 MB，照片每个不超过 20 MB/);
});

test('checkFile() refuses an unknown ending, no ending and an empty file', () => {
  assert.match(checkFile({ name: 'a.exe', size: 1 }, limits) ?? '', /不接受 \.exe 文件/);
  assert.match(checkFile({ name: '附件', size: 1 }, limits) ?? '', /没有扩展名/);
  assert.match(checkFile({ name: 'a.pdf', size: 0 }, limits) ?? '', /空/);
});

test('acceptOf() writes endings as a file picker wants them', () => {
  assert.equal(acceptOf(limits), '.pdf,.jpg,.jpeg');
});

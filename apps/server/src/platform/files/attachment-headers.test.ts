import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentHeaders, cleanFileName } from './attachment-headers.ts';

const names: readonly (readonly [string, string])[] = [
  ['2026年预算.pdf', '2026年预算.pdf'],
  ['预算.exe', '预算.exe.pdf'],
  ['预算', '预算.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\文件\\预算.PDF', '预算.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['\u202efdp.exe', 'fdp.exe.pdf'],
  ['...', '附件.pdf'],
  ['', '附件.pdf'],
  ['\ud800坏.pdf', '坏.pdf'],
  ['𠮷㼆.pdf', '𠮷㼆.pdf'],
  ['长'.repeat(500), `${'长'.repeat(120)}.pdf`],
];

for (const [given, cleaned] of names) {
  test(`cleanFileName() makes ${JSON.stringify(given.slice(0, 20))} into ${cleaned.slice(0, 20)}`, () => {
    assert.equal(cleanFileName(given, 'pdf'), cleaned);
  });
}

test('attachmentHeaders() sends a name in both writings, and nothing that ends a header', () => {
  const headers = attachmentHeaders({ name: `预算"(一)'.pdf\r\n`, type: 'pdf', size: 3, hash: 'ab' }, 'public');
  assert.equal(
    headers['content-disposition'],
    `attachment; filename="___(_)'.pdf"; filename*=UTF-8''%E9%A2%84%E7%AE%97_%28%E4%B8%80%29%27.pdf`,
  );
  assert.doesNotMatch(Object.values(headers).join(''), /[\r\n]/);
});

test('attachmentHeaders() never lets a browser run what was uploaded', () => {
  const headers = attachmentHeaders({ name: 'a.html', type: 'html', size: 1, hash: 'ab' }, 'private');
  assert.equal(headers['content-type'], 'application/octet-stream');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(headers['content-security-policy']!, /^sandbox;/);
  assert.equal(headers['cache-control'], 'private, no-store');
});

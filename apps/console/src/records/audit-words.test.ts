import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { detailWords } from './audit-detail.ts';
import { auditKindLabel } from './audit-kinds.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

test('auditKindLabel() has words for every kind that any code writes', () => {
  const files = globSync('{packages/contract,apps/server,apps/cli}/src/**/*.ts', {
    cwd: ROOT,
    exclude: path => path.endsWith('.test.ts') || path.includes('/testing/'),
  });
  const kinds = new Set(
    files.flatMap(file =>
      [...readFileSync(`${ROOT}${file}`, 'utf8').matchAll(/\baudit: '([a-z-]+)'|\baudit\(\{\s*kind: '([a-z-]+)'/g)].map(
        ([, declared, written]) => declared ?? written!,
      ),
    ),
  );
  assert.ok(kinds.size > 15, `${kinds.size} kinds were found`);
  assert.deepEqual(
    [...kinds].filter(kind => auditKindLabel(kind) === kind),
    [],
  );
});

const cases: [Record<string, unknown>, string][] = [
  [{ way: 'password', factor: 'totp' }, '方式：口令；第二因素：动态口令'],
  [{ type: 'docx', size: 1054, verdict: 'clear' }, '文件类型：docx；大小：1 KB；密级标志检查：未发现'],
  [{ because: 'password', knownDevice: false, failures: 3 }, '原因：口令不正确；常用浏览器：否；连续失败：3'],
  [{ kind: 'signed-in', personId: null, rows: 50 }, '事项：登录；条数：50'],
  [{ unheardOf: ['a'] }, 'unheardOf：["a"]'],
];
for (const [detail, words] of cases)
  test(`detailWords() says ${words}`, () => assert.equal(detailWords(detail), words));

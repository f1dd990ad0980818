import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../clock/clock.ts';
import { createLog } from '../log.ts';
import { done } from '../outcome.ts';
import { testDatabase } from '../testing/database.ts';
import { createTransact } from '../unit-of-work.ts';
import { changeSetting, checkSetting, listSettings } from './installation-settings.ts';

const database = await testDatabase();
const transact = createTransact({
  db: database.office.kysely,
  clock: systemClock,
  log: createLog('cli', () => {}),
  append: () => Promise.reject(new Error('settings are no events')),
});
const change = (key: string, value: string) =>
  transact({ actor: { kind: 'system', name: 'test' }, requestId: 'r' }, async work =>
    done(await changeSetting(work, key, value)),
  );

describe('changeSetting()', () => {
  it('writes what the portal shows, and leaves an audit entry without the value', async () => {
    await change('siteName', '青石县政府信息公开（虚构）');
    const seen = await database.portal.query<{ value: string }>(
      `select value from public_site.site where key = 'siteName'`,
    );
    assert.equal(seen[0]?.value, '青石县政府信息公开（虚构）');
    const [entry] = await database.office.query<{ detail: object }>(
      `select detail from core.audit_entries where kind = 'setting-changed'`,
    );
    assert.deepEqual(entry?.detail, { length: 13 });
  });

  it('takes a setting away with an empty value', async () => {
    await change('notice', '今日停电维护');
    await change('notice', '');
    assert.equal((await listSettings(database.office.kysely)).get('notice'), undefined);
  });

  it('falls back to the default template of 索引号', async () => {
    await change('index-number-template', '');
    assert.match((await listSettings(database.office.kysely)).get('index-number-template') ?? '', /\{creditCode\}/);
  });
});

describe('checkSetting()', () => {
  const refused: [string, string, RegExp][] = [
    ['colour', 'red', /there is no setting/],
    ['calendar-region', 'mars', /guangxi/],
    ['index-number-template', '{year}', /template/],
    ['siteName', 'x'.repeat(101), /longer/],
    ['notice', 'a\u0000b', /cannot be stored/],
  ];
  for (const [key, value, why] of refused) {
    it(`refuses ${key} = ${JSON.stringify(value.slice(0, 12))}`, () =>
      assert.match(checkSetting(key, value) ?? '', why));
  }
  it('takes a region that has days off of its own', () =>
    assert.equal(checkSetting('calendar-region', 'guangxi'), null));
});

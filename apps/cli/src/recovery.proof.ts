import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { withSession } from '@gongkai/server/platform/database/connect.ts';
import type { SigningKeyPair } from '@gongkai/server/platform/ledger/anchors/signature.ts';
import { startClerks, writeOnce } from '@gongkai/server/platform/operations/testing/clerks.ts';
import { digestDatabase, listFiles } from '@gongkai/server/platform/operations/testing/compare.ts';
import {
  type EmbeddedInstallation,
  openInstallation,
} from '@gongkai/server/platform/operations/testing/embedded-installation.ts';
import { scratchFolder } from '@gongkai/server/platform/testing/scratch-folder.ts';
import { runCli } from './testing/run-cli.ts';

function writeSigningKey(path: string, key: SigningKeyPair): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify({ format: 'gongkai-anchor-key-1', ...key }), { mode: 0o600 });
}

/** Backups beside a working server, to the second, and through kills: minutes, not seconds. */
describe('gongkai backup, restore, export and import', () => {
  const folder = scratchFolder({ after });
  const at = (name: string) => join(folder, name);
  let county: EmbeddedInstallation;

  const cli = async (dataDir: string, args: string[], expected = 0) => {
    const result = await runCli(args, { env: { DATA_DIR: at(dataDir) } });
    assert.equal(result.code, expected, `${args.join(' ')}\n${result.stdout}${result.stderr}`);
    return result.stdout;
  };
  const archiveEverything = async () => {
    const url = county.embedded.bootstrapUrl;
    const ask = async <Row extends object>(text: string) =>
      withSession(url, 'bootstrap', async session => (await session.query<Row>(text)).rows[0]!);
    const { segment } = await ask<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(200)) {
      const { last } = await ask<{ last: string | null }>('select last_archived_wal as last from pg_stat_archiver');
      if (last !== null && last >= segment) return;
    }
    throw new Error('the log was not archived');
  };
  const streamsIn = async (installation: EmbeddedInstallation) =>
    new Set(
      (await installation.office.query<{ stream: string }>('select stream from ledger.streams')).map(row => row.stream),
    );

  before(async () => {
    county = await openInstallation(at('county'));
    for (let n = 1; n <= 10; n++) await writeOnce(county.office, county.store, `drill/before-${n}`);
    await county.anchor();
  });
  after(() => county.stop());

  it('a followed backup restores to any moment, and to the last one equal in every row and file', async () => {
    assert.match(await cli('county', ['backup', at('followed'), '--follow']), /archived into/);
    const clerks = startClerks(county.office, county.store);
    await wait(2_000);
    const early = [...clerks.acknowledged];
    await wait(500);
    const until = new Date().toISOString();
    await wait(2_000);
    await clerks.stop();
    const late = clerks.acknowledged.at(-1)!;
    await county.anchor();
    await archiveEverything();
    assert.match(await cli('county', ['backup', at('followed'), '--add']), /Added \d+ files/);
    const expected = [await digestDatabase(county.ownerUrl), await listFiles(county.store)];
    await cli('county', ['backup', at('followed'), '--end-following']);

    await cli('moment', ['restore', at('followed'), '--until', until]);
    const moment = await openInstallation(at('moment'), { migrated: true });
    const streams = await streamsIn(moment);
    assert.deepEqual(
      early.filter(stream => !streams.has(stream)),
      [],
      'everything acknowledged before the moment',
    );
    assert.ok(!streams.has(late), 'nothing from after it');
    await moment.stop();

    await cli('last', ['restore', at('followed')]);
    const last = await openInstallation(at('last'), { migrated: true });
    assert.deepEqual([await digestDatabase(last.ownerUrl), await listFiles(last.store)], expected);
    await writeOnce(last.office, last.store, 'drill/goes-on');
    await last.stop();

    await cli('future', ['restore', at('followed'), '--until', '2090-01-01T00:00:00Z'], 1);
    assert.ok(!existsSync(at('future/postgres')), 'a moment the log does not reach leaves nothing');
  });

  it('a restore killed half-way begins anew and comes to its end', async () => {
    const killed = await runCli(['restore', at('followed')], {
      env: { DATA_DIR: at('killed') },
      killWhen: stderr => stderr.includes('replaying'),
    });
    assert.equal(killed.code, null);
    assert.ok(!existsSync(at('killed/postgres')));
    await cli('killed', ['restore', at('followed')]);
  });

  it('an import killed half-way leaves nothing, and the next one is whole', async () => {
    for (let n = 1; n <= 300; n++) await writeOnce(county.office, county.store, `drill/many-${n}`);
    await county.anchor();
    await cli('county', ['export', at('export')]);
    const expected = [await digestDatabase(county.ownerUrl), await listFiles(county.store)];
    for (const moment of ['table ledger.events', 'references']) {
      const killed = await runCli(['import', at('export')], {
        env: { DATA_DIR: at('imported') },
        killWhen: stderr => stderr.includes(moment),
      });
      assert.equal(killed.code, null);
      const looked = await openInstallation(at('imported'), { migrated: true });
      assert.deepEqual(await looked.office.query('select 1 from ledger.events union all select 1 from core.files'), []);
      await looked.stop();
    }
    await cli('imported', ['import', at('export')]);
    const imported = await openInstallation(at('imported'), { migrated: true });
    assert.deepEqual([await digestDatabase(imported.ownerUrl), await listFiles(imported.store)], expected);
    await imported.stop();
  });

  it('an older backup against newer roots is found by verify', async () => {
    const { code, stdout } = await runCli(['verify', '--anchors', at('county/anchors')], {
      env: { DATA_DIR: at('moment') },
    });
    assert.equal(code, 1, stdout);
    assert.match(stdout, /^First: .*\[older-copy/);
  });

  it('a restore acknowledged with a reason verifies again and goes on being anchored', async () => {
    const env = { DATA_DIR: at('moment'), ANCHOR_DIR: at('county/anchors'), KEY_FILE: at('keys/master.json') };
    writeSigningKey(at('keys/anchor-key.json'), county.signingKey);
    const refused = await runCli(['acknowledge-restore'], { env });
    assert.equal(refused.code, 2);
    const { code, stderr } = await runCli(['acknowledge-restore', '--reason', '演练：恢复到较早的备份'], { env });
    assert.equal(code, 0, stderr);
    assert.equal((await runCli(['verify'], { env })).code, 0);
    assert.equal((await runCli(['acknowledge-restore', '--reason', '再次'], { env })).code, 1, 'once');
  });
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { scratchFolder } from '@gongkai/server/platform/testing/scratch-folder.ts';
import { COMMANDS } from './command-table.ts';
import { findCommand } from './find-command.ts';
import { runCli } from './testing/run-cli.ts';

describe('gongkai', () => {
  it('without a command tells what there is and ends with 2', async () => {
    const { code, stdout } = await runCli([]);
    assert.equal(code, 2);
    for (const { name } of COMMANDS) assert.ok(stdout.includes(`  ${name} `), name);
  });

  it('help COMMAND and COMMAND --help say the same and end with 0', async () => {
    const [one, other] = await Promise.all([runCli(['help', 'backup']), runCli(['backup', '--help'])]);
    assert.equal(one.code, 0);
    assert.match(one.stdout, /^Usage: gongkai backup DIR/);
    assert.equal(one.stdout, other.stdout);
  });

  it('every command has its help', async () => {
    await Promise.all(
      COMMANDS.map(async ({ name }) => {
        const { code, stdout } = await runCli([...name.split(' '), '--help']);
        assert.equal(code, 0, name);
        assert.ok(stdout.startsWith(`Usage: gongkai ${name}`), `${name}: ${stdout.slice(0, 60)}`);
      }),
    );
  });

  it('names what was probably meant and ends with 2', async () => {
    const { code, stderr } = await runCli(['verfiy']);
    assert.equal(code, 2);
    assert.match(stderr, /there is no command "verfiy"\. Did you mean: verify\?/);
  });

  it('refuses an unknown option, a missing word and a word too many with the right line', async () => {
    for (const [args, expected] of [
      [['verify', '--ancors', 'x'], /--ancors/],
      [['restore'], /DIR is missing\. Usage: gongkai restore DIR/],
      [['version', 'now'], /"now" is one word too many/],
    ] as const) {
      const { code, stderr } = await runCli(args);
      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.ok(!/\n\s+at /.test(stderr), 'no stack');
    }
  });

  it('config check lists every fault at once and shows no secret', async () => {
    const wrong = await runCli(['config', 'check'], {
      env: { PORT: 'x', MODE: 'live', S3_URL: 'http://key:geheim@s3/b' },
    });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /PORT="x"/);
    assert.match(wrong.stderr, /MODE="live"/);
    const right = await runCli(['config', 'check', '--json'], {
      env: {
        SMTP_URL: 'smtp://user:geheim@mail.example:587',
        DATABASE_URL: 'postgresql://a:geheim@db/x',
        DATABASE_OWNER_URL: 'postgresql://b:geheim@db/x',
        DATABASE_PORTAL_URL: 'postgresql://c:geheim@db/x',
      },
    });
    assert.equal(right.code, 0);
    assert.equal(JSON.parse(right.stdout).smtpUrl, 'smtp://mail.example:587');
    for (const { stdout, stderr } of [wrong, right]) assert.ok(!`${stdout}${stderr}`.includes('geheim'));
  });

  it('a database that is not there is a sentence and 2', async t => {
    const { code, stderr } = await runCli(['verify'], {
      env: {
        DATA_DIR: join(scratchFolder(t), 'data'),
        DATABASE_URL: 'postgresql://a:x@127.0.0.1:1/none',
        DATABASE_OWNER_URL: 'postgresql://b:x@127.0.0.1:1/none',
        DATABASE_PORTAL_URL: 'postgresql://c:x@127.0.0.1:1/none',
      },
    });
    assert.deepEqual([code, stderr.includes('\n    at')], [2, false]);
    assert.match(stderr, /no database answers/);
  });
});

describe('findCommand()', () => {
  it('takes two words before one', () => {
    const found = findCommand(COMMANDS, ['calendar', 'show', '2026']);
    assert.ok(found.ok);
    assert.deepEqual([found.entry.name, found.args], ['calendar show', ['2026']]);
  });

  it('names a group when its second word is missing or wrong', () => {
    for (const line of [['calendar'], ['calendar', 'aplly', 'x.json']]) {
      const found = findCommand(COMMANDS, line);
      assert.ok(!found.ok && found.nearest.includes('calendar apply'));
    }
  });

  it('suggests nothing for a word like none of ours', () => {
    const found = findCommand(COMMANDS, ['xyzzyplugh']);
    assert.ok(!found.ok && found.nearest.length === 0);
  });
});

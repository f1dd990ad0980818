import { toInstant } from '@gongkai/server/platform/clock/clock.ts';
import { acknowledgeRestore } from '@gongkai/server/platform/ledger/anchors/acknowledge-restore.ts';
import { folderPlace } from '@gongkai/server/platform/ledger/anchors/folder-place.ts';
import { openSigner } from '@gongkai/server/platform/ledger/anchors/signing-key.ts';
import { keyFilesOf } from '@gongkai/server/platform/operations/copy-keys.ts';
import { done } from '@gongkai/server/platform/outcome.ts';
import { command } from '../command.ts';
import { EXIT, refused, unusable } from '../exit-codes.ts';
import { withOfficeRoom } from '../office-room.ts';
import { print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai acknowledge-restore --reason TEXT',
  about: `After an older backup was restored on purpose: ANCHOR_DIR has roots this database has not, and none is exported until
this says why. The statement is itself a signed root; "verify" names what was given up in every later report.`,
  options: {
    reason: { type: 'string', value: 'TEXT', about: 'why; it stays in the ledger for ever, so no names of people' },
  },
  async run({ values }) {
    const reason = values.reason?.trim();
    if (!reason || reason.length > 500) throw unusable('--reason is missing or longer than 500 characters.');
    const config = loadConfig();
    const guomi = config.cryptoProfile === 'guomi';
    const opened = await openSigner(keyFilesOf(config)[1], guomi ? 'sm2' : 'ed25519', false);
    if (!opened.ok) throw unusable(opened.problem);
    const { signer } = opened;
    return withOfficeRoom(config, async ({ parts, operator }) => {
      const place = folderPlace(config.anchorDir, config.dataDir);
      const algorithm = guomi ? 'sm3' : 'sha256';
      const now = toInstant(new Date());
      const outcome = await acknowledgeRestore(parts.pool.kysely, { place, signer, algorithm, now }, reason);
      if (outcome.done === 'refused') throw refused(outcome.problem);
      if (outcome.done !== 'exported') throw refused('another worker exports roots just now: try again.');
      await parts.transact(operator, async work => {
        await work.audit({ kind: 'restore-acknowledged', subject: `anchor/${outcome.no}`, detail: { reason } });
        return done(null);
      });
      print(`Acknowledged in root no. ${outcome.no}. Roots are exported again from now on.`);
      return EXIT.done;
    });
  },
});

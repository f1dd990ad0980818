import { stat } from 'node:fs/promises';
import { createKeyFile } from '@gongkai/server/platform/keys/open-keys.ts';
import { createSigningKeyFile, openSigner } from '@gongkai/server/platform/ledger/anchors/signing-key.ts';
import { keyFilesOf } from '@gongkai/server/platform/operations/copy-keys.ts';
import { command } from '../command.ts';
import { EXIT, refused } from '../exit-codes.ts';
import { print } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai admin create-keys',
  about: `Makes KEY_FILE (master keys) and anchor-key.json beside it (signs exported roots) for a new installation. It never writes
over a key. Print the public key and keep it elsewhere: "gongkai verify --public-key" is worth as much as that copy.`,
  async run() {
    const config = loadConfig();
    const [keys, signingKey] = keyFilesOf(config);
    const algorithm = config.cryptoProfile === 'guomi' ? 'sm2' : 'ed25519';
    const there = [];
    for (const path of [keys, signingKey]) if (await stat(path).catch(() => null)) there.push(path);
    if (there.length > 0)
      throw refused(
        `${there.join(' and ')} exist: keys are made once. A changed key would close everything sealed under the old one.`,
      );
    await createKeyFile(keys, config.cryptoProfile, new Date().toISOString());
    await createSigningKeyFile(signingKey, algorithm);
    const opened = await openSigner(signingKey, algorithm, false);
    if (!opened.ok) throw refused(opened.problem);
    print(
      `Master keys: ${keys}`,
      `Signing key: ${signingKey}`,
      `Public key of exported roots (key ${opened.signer.keyId}), to be kept elsewhere:`,
      opened.signer.publicKey,
      'Copy both files to a safe place that is not the backup of the data. Without them nothing sealed can be read again.',
    );
    return EXIT.done;
  },
});

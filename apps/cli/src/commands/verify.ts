import { readFile } from 'node:fs/promises';
import { openFileStore } from '@gongkai/server/platform/files/stores/open-file-store.ts';
import { type PublicKeyText, parsePublicKey } from '@gongkai/server/platform/ledger/anchors/signature.ts';
import { command } from '../command.ts';
import { withOffice } from '../database.ts';
import { EXIT, unusable } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';
import { renderVerification, verifyInstallation } from '../verification.ts';

export const { run } = command({
  usage: 'gongkai verify [--anchors DIR] [--public-key FILE] [--files] [--json]',
  about: `Reads the whole ledger in one snapshot, computes every hash anew, and holds it against the exported roots. Names the
first bad event; exit code 1 when there is one. It only reads, and may run beside the server.`,
  options: {
    anchors: { type: 'string', value: 'DIR', about: 'exported roots, where not in ANCHOR_DIR' },
    'public-key': {
      type: 'string',
      multiple: true,
      value: 'FILE',
      about: 'the key the roots must be signed with, noted when it was made; may repeat',
    },
    files: { type: 'boolean', about: 'read every uploaded file too' },
    json: { type: 'boolean', about: 'print the report as JSON' },
  },
  async run({ values }) {
    const config = loadConfig();
    const publicKeys = (await Promise.all((values['public-key'] ?? []).map(readPublicKeys))).flat();
    const report = await withOffice(config, async office =>
      verifyInstallation(office, {
        config,
        anchors: values.anchors ?? config.anchorDir,
        publicKeys,
        files: values.files ? await openFileStore(config) : null,
      }),
    );
    if (values.json) printJson(report);
    else print(renderVerification(report));
    return report.ok ? EXIT.done : EXIT.refused;
  },
});

/** One key to a line; empty lines and those with # are notes. */
async function readPublicKeys(path: string): Promise<PublicKeyText[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unusable(`the public key ${path} cannot be read (${error.code}).`, error);
  });
  const lines = text.split('\n').flatMap(line => line.trim() || []);
  const keys = lines.filter(line => !line.startsWith('#'));
  const wrong = keys.find(line => parsePublicKey(line) === null);
  if (wrong !== undefined || keys.length === 0)
    throw unusable(`${path} holds no public key: a line such as ed25519:… or sm2:… is expected.`);
  return keys as PublicKeyText[];
}

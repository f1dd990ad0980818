import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** Login users of the embedded server. The bootstrap user only makes the others and takes base copies. */
export const LOGINS = {
  bootstrap: 'postgres',
  owner: 'gongkai_owner',
  office: 'gongkai_office_login',
  portal: 'gongkai_portal_login',
} as const;

export type ClusterSecrets = Readonly<Record<keyof typeof LOGINS, string>>;

const FILE = 'postgres-secrets.json';

export function readSecrets(dataDir: string): ClusterSecrets | null {
  const path = join(dataDir, FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const secrets = JSON.parse(text) as Record<string, unknown>;
    for (const name of Object.keys(LOGINS)) {
      // Only what we make ourselves: the passwords are written into SQL and addresses as they are.
      if (!/^[0-9a-f]{32,}$/.test(String(secrets[name]))) throw new Error(`no password for ${name}`);
    }
    return secrets as ClusterSecrets;
  } catch (cause) {
    throw new StartRefusal(2, `Cannot read ${path}. Delete it: new passwords are made at the next start.`, { cause });
  }
}

/** Makes passwords and keeps them, readable by this user alone, before any of them is used. */
export function makeSecrets(dataDir: string): ClusterSecrets {
  const entries = Object.keys(LOGINS).map(name => [name, randomBytes(24).toString('hex')]);
  const secrets = Object.fromEntries(entries) as ClusterSecrets;
  const path = join(dataDir, FILE);
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
  return secrets;
}

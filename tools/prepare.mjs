// Builds console and check-up page during `npm ci`. Plain JavaScript: it runs on the machine's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../apps/cli/pinned-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = `${root}node_modules/vite/bin/vite.js`;
if (!existsSync(vite)) {
  process.stdout.write(
    'gongkai: build tools are not installed (production install); console and check-up page are taken as built.\n',
  );
  process.exit(0);
}
for (const [app, what] of [
  ['console', 'the console'],
  ['checkup', 'the check-up page'],
]) {
  const { status, stdout, stderr } = spawnSync(pinnedNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: `${root}apps/${app}`,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) {
    process.stderr.write(`gongkai: ${what} could not be built.\n${stdout}${stderr}\n`);
    process.exit(status ?? 3);
  }
}

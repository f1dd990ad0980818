// Plain JavaScript on purpose: this file runs on the machine's own Node (20 or later) before the pinned one is found.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The Node 24 that npm installed beside us; else this one, when it is new enough to run TypeScript sources. */
export function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
    process.stderr.write(
      `gongkai: Node ${process.versions.node} is too old, and npm has no pinned Node for ${process.platform}-${process.arch}. ` +
        'Install Node 24 or later and run the command again.\n',
    );
    process.exit(3);
  }
}

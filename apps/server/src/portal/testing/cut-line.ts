import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CutLine {
  /** The same database, reached through a line that can be cut. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** A line to the database that can be cut and mended: from one side as if the server had gone away. */
export async function layLine(url: string): Promise<CutLine> {
  const folder = await mkdtemp(join(tmpdir(), 'gk-line-'));
  const path = join(folder, '.s.PGSQL.5432');
  const target = new URL(url);
  const host = target.searchParams.get('host') ?? target.hostname;
  const port = Number(target.searchParams.get('port') ?? (target.port || 5432));
  const open = new Set<net.Socket>();
  let server: net.Server | null = null;

  function bridge(near: net.Socket): void {
    const far = host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(port, host);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }

  const mend = async () => {
    server = net.createServer(bridge);
    await new Promise<void>(done => server!.listen(path, done));
  };
  const cut = async () => {
    const closing = server;
    server = null;
    for (const socket of open) socket.destroy();
    await new Promise<void>(done => (closing ? closing.close(() => done()) : done()));
  };
  await mend();
  target.searchParams.set('host', folder);
  target.searchParams.delete('port');
  target.port = '';
  return {
    ...{ url: target.href, cut, mend },
    async close() {
      await cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// A server process for drills: starts the embedded database in the given folder, prints its state as JSON, and waits to be killed.
import { startEmbedded } from './supervisor.ts';

const embedded = await startEmbedded({ dataDir: process.argv[2]! });
process.on('SIGTERM', async () => {
  await embedded.stop();
  process.exit(0);
});
// Said last: whoever reads it may send the signal at once.
process.stdout.write(`${JSON.stringify({ pid: embedded.pid, ownerUrl: embedded.addresses.ownerUrl })}\n`);
setInterval(() => {}, 60_000);

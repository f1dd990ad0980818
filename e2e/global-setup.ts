import { startSystem } from './system.ts';

/** One running system for all journeys; its addresses and accounts reach them through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const system = await startSystem();
  process.env.E2E_SYSTEM = JSON.stringify({
    portalUrl: system.portalUrl,
    officeUrl: system.officeUrl,
    dataDir: system.dataDir,
    seed: system.seed,
  });
  return async () => {
    const code = await system.stop();
    if (code !== 0) throw new Error(`the system did not stop in order: exit code ${code}`);
  };
}

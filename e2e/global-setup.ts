import { openOffice } from './office.ts';
import { startSystem } from './system.ts';

/** One running system for all journeys; its addresses, sessions and exhibits reach them through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const system = await startSystem();
  const stop = async () => {
    const code = await system.stop();
    if (code !== 0) throw new Error(`the system did not stop in order: exit code ${code}`);
  };
  try {
    process.env.E2E_OFFICE = JSON.stringify(await openOffice(system));
  } catch (fault) {
    await stop();
    throw fault;
  }
  return stop;
}

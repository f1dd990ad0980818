import { clusterFolder } from './create-cluster.ts';
import { readPostmaster, servesFolder } from './postmaster.ts';
import { readSecrets } from './secrets.ts';
import { addressesFor } from './supervisor.ts';

/** The addresses of the cluster that some process of ours now runs on this folder; null where none does. */
export function findRunning(dataDir: string): ReturnType<typeof addressesFor> | null {
  const folder = clusterFolder(dataDir);
  const postmaster = readPostmaster(folder);
  const secrets = readSecrets(dataDir);
  if (!postmaster?.ready || !secrets || !servesFolder(postmaster.pid, folder)) return null;
  return addressesFor(secrets, postmaster.socketFolder);
}

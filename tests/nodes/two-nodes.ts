import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { type SeededCounty, seedCounty } from '../system/accounts.ts';
import { type ExternalCluster, startExternalCluster } from '../system/external-cluster.ts';
import { type SystemNode, startNode } from '../system/node.ts';

/** Two machines of a county: each with office, portal and worker, a database server and a file store between them. */
export interface TwoNodes {
  readonly one: SystemNode;
  readonly two: SystemNode;
  readonly cluster: ExternalCluster;
  readonly county: SeededCounty;
  /** What a command on either machine is given. */
  readonly environment: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

export async function startTwoNodes(): Promise<TwoNodes> {
  const shared = mkdtempSync(join(tmpdir(), 'gongkai-nodes-'));
  const closers: (() => Promise<unknown> | void)[] = [() => rmSync(shared, { recursive: true, force: true })];
  const end = async () => {
    for (const close of closers.reverse()) await close();
  };
  try {
    mkdirSync(join(shared, 's3'));
    const store = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: join(shared, 's3'),
      configureBuckets: [{ name: 'gongkai' }],
    });
    const { port } = (await store.run()) as AddressInfo;
    closers.push(() => store.close());
    const cluster = await startExternalCluster();
    closers.push(() => cluster.stop());
    const common = {
      ...cluster.environment,
      S3_URL: `s3+http://S3RVER:S3RVER@127.0.0.1:${port}/gongkai`,
      KEY_FILE: join(shared, 'keys', 'master.json'),
      ANCHOR_DIR: join(shared, 'anchors'),
    };
    const environment = { ...common, DATA_DIR: join(shared, 'one') };
    const one = await startNode({ environment });
    closers.push(() => one.stop());
    const two = await startNode({ environment: { ...common, DATA_DIR: join(shared, 'two') } });
    closers.push(() => two.stop());
    const county = await seedCounty(environment);
    return { one, two, cluster, county, environment, end };
  } catch (fault) {
    await end();
    throw fault;
  }
}

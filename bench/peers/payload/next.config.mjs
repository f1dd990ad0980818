import { withPayload } from '@payloadcms/next/withPayload';

/** A project of its own: the lockfile further up is not its. */
const root = import.meta.dirname;

export default withPayload(
  { poweredByHeader: false, outputFileTracingRoot: root, turbopack: { root } },
  { devBundleServerPackages: false },
);

import { withPayload } from '@payloadcms/next/withPayload';

/** The rows come from a database that exists only while the race runs: nothing is drawn while building. */
export default withPayload({ poweredByHeader: false }, { devBundleServerPackages: false });

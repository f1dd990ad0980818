import config from '@payload-config';
import { REST_GET } from '@payloadcms/next/routes';

/** `/api/articles?limit=20…`: Payload's own REST interface, reading only. */
export const GET = REST_GET(config);

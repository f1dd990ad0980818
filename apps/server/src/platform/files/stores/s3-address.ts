export interface S3Address {
  /** `https://store.example:9000/bucket/prefix`, without an ending slash. */
  readonly folder: string;
  readonly bucket: string;
  /** The bucket's own address, for listing. */
  readonly bucketUrl: string;
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export type S3AddressProblem = 'not-an-address' | 'unknown-protocol' | 'no-keys' | 'no-bucket';

/**
 * `s3+https://KEY:SECRET@host[:port]/bucket[/prefix][?region=cn-north-1]`; `s3+http` for a store inside the machine room.
 * A secret with `/` or `@` in it is written percent-encoded.
 */
export function parseS3Address(text: string): S3Address | S3AddressProblem {
  const match = /^s3\+(https?):\/\/(.*)$/.exec(text);
  if (!match) return URL.canParse(text) ? 'unknown-protocol' : 'not-an-address';
  if (!URL.canParse(`${match[1]}://${match[2]}`)) return 'not-an-address';
  const url = new URL(`${match[1]}://${match[2]}`);
  if (!url.username || !url.password) return 'no-keys';
  const [bucket, ...prefix] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (!bucket) return 'no-bucket';
  const bucketUrl = `${url.protocol}//${url.host}/${encodeURIComponent(bucket)}`;
  return {
    folder: [bucketUrl, ...prefix.map(encodeURIComponent)].join('/'),
    bucket,
    bucketUrl,
    prefix: prefix.map(part => `${part}/`).join(''),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}

import type { CheckContext, Report } from '@gongkai/annual-report';

/** What is asked of the reading process about the bytes that follow. */
export interface ReadRequest {
  /** The file's name: only for messages; what it is, its content says. */
  readonly name?: string;
  /** Without it, the report is read but not checked. */
  readonly context?: CheckContext & { readonly previous?: Report };
}

const LENGTH_BYTES = 4;

/** Length of the request, the request, the file. */
export function packRequest(request: ReadRequest, bytes: Uint8Array): Buffer {
  const head = Buffer.from(JSON.stringify(request));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, bytes]);
}

export function unpackRequest(frame: Buffer): { request: ReadRequest; bytes: Uint8Array } {
  const end = LENGTH_BYTES + frame.readUInt32LE(0);
  return {
    request: JSON.parse(frame.toString('utf8', LENGTH_BYTES, end)) as ReadRequest,
    bytes: new Uint8Array(frame.buffer, frame.byteOffset + end, frame.length - end),
  };
}

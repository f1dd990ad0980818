import type { Readable } from 'node:stream';

/** Between server and confined process: a length of four bytes, then that many bytes. */
const LENGTH_BYTES = 4;

export function frameHead(length: number): Buffer {
  const head = Buffer.alloc(LENGTH_BYTES);
  head.writeUInt32LE(length);
  return head;
}

export function encodeAnswer(answer: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(answer));
  return Buffer.concat([frameHead(body.length), body]);
}

/** Calls `take` with each whole frame. A frame beyond `most` bytes ends the reading with an error. */
export function readFrames(stream: Readable, take: (frame: Buffer) => void, most = 0xffff_ffff): void {
  let head = Buffer.alloc(0);
  let frame: Buffer | null = null;
  let filled = 0;
  stream.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      if (frame === null) {
        const wanted = LENGTH_BYTES - head.length;
        head = Buffer.concat([head, chunk.subarray(at, at + wanted)]);
        at += Math.min(wanted, chunk.length - at);
        if (head.length < LENGTH_BYTES) return;
        const length = head.readUInt32LE(0);
        if (length > most) return void stream.destroy(new Error(`frame of ${length} bytes`));
        frame = Buffer.allocUnsafeSlow(length);
        filled = 0;
      }
      const copied = chunk.copy(frame, filled, at);
      at += copied;
      filled += copied;
      if (filled === frame.length) {
        const whole = frame;
        frame = null;
        head = Buffer.alloc(0);
        take(whole);
      }
    }
  });
}

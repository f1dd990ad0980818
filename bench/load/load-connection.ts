import net from 'node:net';
import { AnswerReader } from './answer-reader.ts';

/**
 * One kept-alive connection: asks, waits for the whole answer, asks again. On bare sockets, because an HTTP client costs
 * more than the fastest server that is measured with it.
 */
export function openConnection(
  port: number,
  next: () => Buffer | null,
  tell: (status: number, ms: number, bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader();
    let askedAt = 0;
    let bytes = 0;
    const socket = net.connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(65_536),
        callback(length, buffer) {
          bytes += length;
          const status = reader.read((buffer as Buffer).subarray(0, length));
          if (status === 0) return true;
          tell(status, performance.now() - askedAt, bytes);
          ask();
          return true;
        },
      },
    });
    const ask = () => {
      if (reader.closes) return void socket.destroy();
      const question = next();
      if (question === null) return void socket.destroy();
      bytes = 0;
      askedAt = performance.now();
      socket.write(question);
    };
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}

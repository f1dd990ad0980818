import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerReader } from './answer-reader.ts';

const LENGTH = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n年报';
const EMPTY = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n年报\r\n0\r\n\r\n';

describe('AnswerReader', () => {
  for (const [what, answer, status] of [
    ['with a length', LENGTH, 200],
    ['without a body', EMPTY, 404],
    ['in chunks', CHUNKED, 200],
  ] as const) {
    it(`finds the end of an answer ${what}, wherever the packets are cut`, () => {
      const bytes = Buffer.from(answer);
      for (let first = 1; first < bytes.length; first++) {
        for (let second = first + 1; second < bytes.length; second++) {
          const reader = new AnswerReader();
          const read = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
          assert.deepEqual(
            read.map(part => reader.read(part)),
            [0, 0, status],
            `${first} ${second}`,
          );
        }
      }
    });
  }

  it('reads the next answer on the same connection, and says when it is the last', () => {
    const reader = new AnswerReader();
    assert.deepEqual(
      [CHUNKED, LENGTH, EMPTY].map(answer => [reader.read(Buffer.from(answer)), reader.closes]),
      [
        [200, false],
        [200, false],
        [404, true],
      ],
    );
  });
});

/** Reads answers off one connection, one after another, and knows of HTTP/1.1 only what it takes to find where each ends. */
export class AnswerReader {
  #head = '';
  #status = 0;
  #missing = 0;
  #chunkedTail: string | null = null;
  #inBody = false;
  closes = false;

  /** The status when `bytes` complete an answer, 0 while more must come. */
  read(bytes: Buffer): number {
    if (this.#inBody) return this.#readBody(bytes, 0);
    const end = this.#head === '' ? bytes.indexOf('\r\n\r\n') : -1;
    if (end < 0) return this.#readBrokenHead(bytes);
    this.#openBody(bytes.toString('latin1', 0, end + 2));
    return this.#readBody(bytes, end + 4);
  }

  /** A head that arrives in pieces; rare, so it may cost. */
  #readBrokenHead(bytes: Buffer): number {
    const before = this.#head.length;
    this.#head += bytes.toString('latin1');
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    this.#openBody(this.#head.slice(0, end + 2));
    return this.#readBody(bytes, end + 4 - before);
  }

  #openBody(head: string): void {
    this.#head = '';
    this.#status = Number(head.slice(9, 12));
    this.closes = /\r\nconnection: close\r\n/i.test(head);
    const length = /\r\ncontent-length: (\d+)\r\n/i.exec(head);
    this.#missing = length ? Number(length[1]) : 0;
    this.#chunkedTail = !length && /\r\ntransfer-encoding: chunked\r\n/i.test(head) ? '' : null;
    this.#inBody = true;
  }

  #readBody(bytes: Buffer, from: number): number {
    if (this.#chunkedTail === null) this.#missing -= bytes.length - from;
    else {
      // Nothing follows an answer before the next question, so the last chunk is the last five bytes.
      const tail = this.#chunkedTail + bytes.toString('latin1', Math.max(from, bytes.length - 5));
      this.#chunkedTail = tail.slice(-5);
      this.#missing = this.#chunkedTail === '0\r\n\r\n' ? 0 : 1;
    }
    if (this.#missing > 0) return 0;
    if (this.#missing < 0) throw new Error('an answer is longer than it says');
    this.#inBody = false;
    return this.#status;
  }
}

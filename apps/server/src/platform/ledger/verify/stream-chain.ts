import type { LocalDate } from '@gongkai/statute';
import type { Instant } from '../../clock/clock.ts';
import { isHashAlgorithm, ZERO_HASH } from '../digest.ts';
import { hashEnvelope } from '../envelope.ts';
import type { StreamHead } from '../event.ts';
import type { StoredEvent } from '../stored-event.ts';
import type { Finding } from './report.ts';

/** One stream event by event, then its head; the first fault ends it, for what follows a fault proves nothing. */
export class StreamChain {
  readonly #stream: string;
  #version = 0;
  #hash: Buffer = ZERO_HASH;
  #fault: Finding | null = null;

  constructor(stream: string) {
    this.#stream = stream;
  }

  take(row: StoredEvent): void {
    if (this.#fault !== null) return;
    this.#fault = this.#check(row);
    this.#version = row.version;
    this.#hash = row.hash;
  }

  /** The fault of this stream, after its last event and its row in ledger.streams were seen. */
  close(head: StreamHead | null): Finding | null {
    return this.#fault ?? this.#checkHead(head);
  }

  #check(row: StoredEvent): Finding | null {
    const expected = this.#version + 1;
    if (row.version !== expected)
      return this.#finding(
        'event-missing',
        expected,
        `第 ${expected} 号事件不见了：第 ${this.#version} 号之后紧接着第 ${row.version} 号。`,
      );
    const isIntact = hashOf(row)?.equals(row.hash) ?? false;
    if (!isIntact)
      return this.#finding(
        'event-changed',
        row.version,
        `第 ${row.version} 号事件的内容与它的散列不符：有字段被改动，或整行被调换。`,
      );
    if (!row.prev_hash.equals(this.#hash)) return this.#brokenLink(row);
    return null;
  }

  /** The later event is whole and remembers another hash than its predecessor has now: the predecessor was rewritten. */
  #brokenLink(row: StoredEvent): Finding {
    return this.#version === 0
      ? this.#finding(
          'event-rewritten',
          1,
          '第 1 号事件接在别的事件之后：它之前的事件被去掉并重新编号，或它本身被重写。',
        )
      : this.#finding(
          'event-rewritten',
          this.#version,
          `第 ${this.#version} 号事件被重写并重算了散列：第 ${row.version} 号事件记着的是另一个散列。`,
        );
  }

  #checkHead(head: StreamHead | null): Finding | null {
    const version = this.#version;
    if (head === null)
      return this.#finding('head-differs', version, `有事件而没有头记录：ledger.streams 中缺 ${this.#stream}。`);
    if (head.version > version)
      return this.#finding(
        'tail-cut',
        version + 1,
        `第 ${version + 1} 号事件不见了：头记录说有 ${head.version} 个事件，只剩 ${version} 个，尾部被截去。`,
      );
    if (head.version < version)
      return this.#finding(
        'head-differs',
        head.version + 1,
        `头记录只到第 ${head.version} 号，却有第 ${head.version + 1} 号事件：头记录被倒退，或事件绕过系统写入。`,
      );
    if (!head.hash.equals(this.#hash))
      return this.#finding('head-differs', version, `头记录的散列与第 ${version} 号事件的散列不符。`);
    return null;
  }

  #finding(code: Finding['code'], version: number, why: string): Finding {
    return { code, stream: this.#stream, version, anchor: null, why };
  }
}

/** Null where the row cannot even be hashed: a constraint was dropped and the algorithm is none of ours. */
function hashOf(row: StoredEvent): Buffer | null {
  if (!isHashAlgorithm(row.algorithm)) return null;
  return hashEnvelope({
    id: row.id,
    stream: row.stream,
    version: row.version,
    kind: row.kind,
    happenedOn: row.happened_on as LocalDate,
    recordedAt: row.recorded_at as Instant,
    actor: row.actor,
    agencyId: Number(row.agency_id),
    algorithm: row.algorithm,
    payloadText: row.payload,
    ...(row.corrects === null ? {} : { correctsText: row.corrects }),
    ...(row.unlawful === null ? {} : { unlawful: row.unlawful }),
    prevHash: row.prev_hash,
  });
}

import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { noLog, type OperatorLog } from './operator-log.ts';
import { sessionConfig } from './session.ts';

export interface ListenerOptions {
  /** Channel names: lower-case letters, digits and `_`. */
  readonly channels: readonly string[];
  onNotification(channel: string, payload: string): void;
  /**
   * `up` once every channel is listened to, `down` as soon as that may no longer be so. Messages sent in between are lost:
   * whoever keeps something by them drops it on `down` and keeps nothing until `up`.
   */
  onState?(state: 'up' | 'down'): void;
  readonly log?: OperatorLog;
}

export interface Listener {
  readonly state: 'up' | 'down';
  close(): Promise<void>;
}

/** A half-open connection brings no message and no error; only asking tells. Two of these stay below the 2 s in which caches show a change. */
const HEARTBEAT_MS = 750;
const ANSWER_WITHIN_MS = 750;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** Listens on one session of its own and comes back by itself for as long as it is open. */
export function openListener(address: string, options: ListenerOptions): Listener {
  const log = options.log ?? noLog;
  for (const channel of options.channels) {
    if (!/^[a-z][a-z0-9_]*$/.test(channel)) throw new RangeError(`Not a channel name: ${channel}`);
  }
  const closing = new AbortController();
  let state: 'up' | 'down' = 'down';
  let pauseMs = FIRST_PAUSE_MS;

  function turn(next: 'up' | 'down'): void {
    if (state === next) return;
    state = next;
    options.onState?.(next);
  }

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      ...sessionConfig(address, { name: 'gongkai listen' }),
      query_timeout: ANSWER_WITHIN_MS,
    });
    const broken = new AbortController();
    client.on('error', error => broken.abort(error));
    client.on('end', () => broken.abort(new Error('the session ended')));
    client.on('notification', message => options.onNotification(message.channel, message.payload ?? ''));
    try {
      await client.connect();
      for (const channel of options.channels) await client.query(`listen ${channel}`);
      turn('up');
      pauseMs = FIRST_PAUSE_MS;
      const ended = AbortSignal.any([broken.signal, closing.signal]);
      while (!ended.aborted) {
        await wait(HEARTBEAT_MS, undefined, { signal: ended }).catch(() => {});
        if (!ended.aborted) await client.query('select 1');
      }
      if (!closing.signal.aborted) throw broken.signal.reason;
    } finally {
      turn('down');
      void client.end().catch(() => {});
    }
  }

  async function listenAlways(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await listenOnce();
      } catch (error) {
        log('warn', 'listening for changes was interrupted', { message: (error as Error).message });
        await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  }

  const listening = listenAlways();
  return {
    get state() {
      return state;
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}

/**
 * Requests per minute for each (route, address), counted in two half-overlapping windows: one number per pair, no timers.
 * Per process: with several nodes the limit is per node, which bounds load as it should; locks against guessing are in the database.
 */
const WINDOW_MS = 60_000;
const MAX_PAIRS = 50_000;

interface Window {
  startedMs: number;
  count: number;
  before: number;
}

export class RateLimit {
  readonly #windows = new Map<string, Window>();

  /** Null when the call may pass; else the seconds after which it may be tried again. */
  take(key: string, perMinute: number, nowMs: number): number | null {
    let window = this.#windows.get(key);
    if (!window || nowMs - window.startedMs >= 2 * WINDOW_MS) {
      this.#makeRoom(nowMs);
      window = { startedMs: nowMs, count: 0, before: 0 };
    } else if (nowMs - window.startedMs >= WINDOW_MS) {
      window = { startedMs: window.startedMs + WINDOW_MS, count: 0, before: window.count };
    }
    const elapsed = (nowMs - window.startedMs) / WINDOW_MS;
    const used = window.count + window.before * (1 - elapsed);
    this.#windows.set(key, window);
    if (used >= perMinute) return Math.max(1, Math.ceil(((1 - elapsed) * WINDOW_MS) / 1_000));
    window.count += 1;
    return null;
  }

  #makeRoom(nowMs: number): void {
    if (this.#windows.size < MAX_PAIRS) return;
    for (const [key, window] of this.#windows) {
      if (nowMs - window.startedMs >= 2 * WINDOW_MS || this.#windows.size >= MAX_PAIRS) this.#windows.delete(key);
      if (this.#windows.size < MAX_PAIRS * 0.9) break;
    }
  }
}

/** An IPv6 caller owns a /64: it counts as one. */
export function limitKey(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':');
    while (groups.length + rest.length < 8) groups.push('0');
  }
  return groups.slice(0, 4).join(':');
}

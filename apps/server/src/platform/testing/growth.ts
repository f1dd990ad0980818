const TRIES = 3;
const TIMES = 8;
/** The kernel counts a process's time in steps of some milliseconds: less than this says nothing. */
const GRAIN_US = 10_000;

/**
 * How the cost of `work` grows when it is given eight times as much: about 8 where it is linear, 64 where it is quadratic.
 * The processor's time of this process, the best of some tries, against itself in the same run: neither a slow machine
 * nor a busy one decides.
 */
export function growth(work: (size: number) => void, size: number): number {
  work(size);
  return cost(() => work(size * TIMES)) / cost(() => work(size));
}

function cost(work: () => void): number {
  const tries = Array.from({ length: TRIES }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(GRAIN_US, Math.min(...tries));
}

/** Enough to keep a disk busy while some of them wait for it to sync. */
export const FILES_AT_ONCE = 12;

/** Runs over a stream of things, some at once: waiting for a disk to sync is shared. The first fault ends it. */
export async function inParallel<Thing>(
  things: AsyncIterable<Thing>,
  atOnce: number,
  run: (thing: Thing) => Promise<void>,
): Promise<void> {
  const iterator = things[Symbol.asyncIterator]();
  let failed = false;
  const worker = async () => {
    for (let next = await iterator.next(); !next.done && !failed; next = await iterator.next()) {
      try {
        await run(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

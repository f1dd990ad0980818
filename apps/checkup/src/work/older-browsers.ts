/** Chrome 109 is the last on Windows 7, and offices have it: what it lacks and the report package uses. Loaded first. */
const arrays = Array.prototype as unknown[] & Record<string, unknown>;
if (!('toSorted' in arrays))
  Object.defineProperty(arrays, 'toSorted', {
    value(this: unknown[], compare?: (one: unknown, other: unknown) => number) {
      return [...this].sort(compare);
    },
  });
if (!('toReversed' in arrays))
  Object.defineProperty(arrays, 'toReversed', {
    value(this: unknown[]) {
      return [...this].reverse();
    },
  });

export {};

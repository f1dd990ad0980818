/**
 * Chrome 109 is the last on Windows 7, and offices have it: what it lacks and our code uses, as the standard says it.
 * Loaded before everything else.
 */
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
if (!('groupBy' in Map))
  Object.defineProperty(Map, 'groupBy', {
    value(values: Iterable<unknown>, keyOf: (value: unknown, index: number) => unknown) {
      const groups = new Map<unknown, unknown[]>();
      let index = 0;
      for (const value of values) {
        const key = keyOf(value, index++);
        const group = groups.get(key);
        if (group) group.push(value);
        else groups.set(key, [value]);
      }
      return groups;
    },
  });

export {};

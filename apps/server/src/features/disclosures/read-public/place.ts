/** Where a page of a list ended: the moment and id of its last item. Newest first, so the next page lies below it. */
export interface Place {
  readonly at: string;
  readonly id: number;
}

/** `mbz3k2w0.1234`: opaque to readers, and never a way to ask for anything but a place in time. */
export function formatPlace({ at, id }: Place): string {
  return `${Date.parse(at).toString(36)}.${id}`;
}

/** Year 9999 in milliseconds: what lies beyond is no instant that the database knows. */
const LAST_MS = Date.UTC(9999, 11, 31);

export function parsePlace(text: string): Place | null {
  const match = /^([0-9a-z]{1,10})\.([1-9]\d{0,14})$/.exec(text);
  if (!match) return null;
  const ms = Number.parseInt(match[1]!, 36);
  return ms <= LAST_MS ? { at: new Date(ms).toISOString(), id: Number(match[2]) } : null;
}

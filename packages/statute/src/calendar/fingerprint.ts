/**
 * Thirty-two bits of a text (FNV-1a), as eight hexadecimal digits: enough to tell calendars apart in a list of
 * versions. It proves nothing; the event that applies a notice carries the notice itself.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

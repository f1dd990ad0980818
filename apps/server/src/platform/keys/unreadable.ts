/** Sealed bytes that this key does not open: the wrong key file, a row that was moved or changed. Never says what was in them. */
export class Unreadable extends Error {
  constructor(what: string) {
    super(`Cannot open ${what}: sealed under another key, for another place, or changed since`);
    this.name = 'Unreadable';
  }
}

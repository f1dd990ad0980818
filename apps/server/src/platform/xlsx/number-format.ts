/** Built-in formats that show a date; 27–36 and 50–58 are the Chinese, Japanese and Korean ones (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** A format of the file's own: `yyyy"年"m"月"d"日"` is a date, `0.00"days"` is not. */
export function isDateFormat(id: number, custom: ReadonlyMap<number, string>): boolean {
  const code = custom.get(id);
  if (code === undefined) return isBuiltInDate(id);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();
  return /y/.test(bare) || /m.*d|d.*m/.test(bare);
}

const DAY_MS = 86_400_000;

/** Days since 1899-12-30, or since 1904-01-01 in books of old Macintoshes. Serial 60 is a day that never was (1900-02-29). */
export function dayOfSerial(serial: number, since1904: boolean): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const whole = Math.floor(serial);
  if (!since1904 && whole === 60) return null;
  const shifted = since1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  return new Date((shifted - 25_569) * DAY_MS).toISOString().slice(0, 10);
}

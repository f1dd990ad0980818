import { strToU8, zipSync } from 'fflate';

/** An Office document: its parts by name. The same content gives the same bytes: no clock stands in it. */
export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [
      name,
      [strToU8(text), { mtime: new Date('1980-01-01T00:00:00') }] as const,
    ]),
  );
  return zipSync(files as unknown as Parameters<typeof zipSync>[0], { level: 6 });
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

let codes: ReadonlyMap<string, readonly number[]> | null = null;

/** Text in the encoding of Chinese Windows: what a browser decodes, turned round. */
export function encodeGbk(text: string): Uint8Array {
  codes ??= readCodes();
  return Uint8Array.from(
    [...text].flatMap(sign => {
      const code = sign < '\x80' ? [sign.charCodeAt(0)] : codes!.get(sign);
      if (!code) throw new Error(`GBK has no ${sign}`);
      return code;
    }),
  );
}

function readCodes(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd') found.set(sign, [lead, trail]);
    }
  return found;
}

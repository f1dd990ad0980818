import type { ProblemCode } from '../model/problem.ts';
import { buildDocx } from './build-docx.ts';

export interface HostileFile {
  readonly make: () => Uint8Array;
  /** What a reader must say of it. */
  readonly code: ProblemCode;
  /** Made without much memory: reading it shows what the reader needs. */
  readonly isSmall?: boolean;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MB = 1024 * 1024;
const PART = 'word/document.xml';

const docx = (inside: string) =>
  buildDocx('', { parts: { [PART]: `<w:document xmlns:w="${W}"><w:body>${inside}</w:body></w:document>` } });
const page = (text: string) => new TextEncoder().encode(text);
const numbered = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('');

/** Lets the directory of a zip claim another size for a part than it unpacks to. */
function claimSize(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let entry = view.getUint32(copy.length - 6, true);
  for (let left = view.getUint16(copy.length - 12, true); left > 0; left--) {
    const length = view.getUint16(entry + 28, true);
    const name = new TextDecoder().decode(copy.subarray(entry + 46, entry + 46 + length));
    if (name === part) view.setUint32(entry + 24, size, true);
    entry += 46 + length + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return copy;
}

export const hostileFiles: Readonly<Record<string, HostileFile>> = {
  'a zip bomb': {
    make: () => buildDocx('', { parts: { [PART]: new Uint8Array(26 * MB) } }),
    code: 'unpacks-too-large',
  },
  'a zip bomb that claims to be small': {
    make: () => claimSize(buildDocx('', { parts: { [PART]: new Uint8Array(26 * MB) } }), PART, 1000),
    code: 'unpacks-too-large',
  },
  'entities that grow': {
    make: () =>
      buildDocx('', {
        parts: { [PART]: '<!DOCTYPE a [<!ENTITY b "虚构"><!ENTITY c "&b;&b;&b;">]><a>&c;&c;</a>' },
      }),
    code: 'damaged',
    isSmall: true,
  },
  'an entity from elsewhere': {
    make: () =>
      buildDocx('', { parts: { [PART]: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>' } }),
    code: 'damaged',
    isSmall: true,
  },
  'XML 100,000 deep': { make: () => docx('<w:p>'.repeat(100_000)), code: 'too-deep', isSmall: true },
  'more cells than any table has': {
    make: () => docx(`<w:tbl>${'<w:tr><w:tc/><w:tc/></w:tr>'.repeat(65_000)}</w:tbl>`),
    code: 'unpacks-too-large',
  },
  'more paragraphs than any report has': {
    make: () => docx('<w:p/>'.repeat(70_000)),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'one paragraph of 7 million characters': {
    make: () => docx(`<w:p><w:r><w:t>${'a'.repeat(7_000_000)}</w:t></w:r></w:p>`),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'a page 100,000 deep': { make: () => page('<div>'.repeat(100_000)), code: 'too-deep', isSmall: true },
  'tables in tables 100,000 deep': {
    make: () => page('<table><tr><td>'.repeat(100_000)),
    code: 'too-deep',
    isSmall: true,
  },
  'tags that a browser opens again in every paragraph': {
    make: () => page(`<p>${numbered(700, index => `<b title=${index}>`)}${'<p>x'.repeat(2_000)}`),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'spans that reach over everything': {
    make: () => page(`<table>${'<tr><td colspan=1000 rowspan=65534>x'.repeat(5_000)}`),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'rows of many columns': {
    make: () => page(`<table><tr>${'<td rowspan=65534>x'.repeat(900)}${'<tr><td>x'.repeat(5_000)}`),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'a page of 200,000 elements': {
    make: () => page('<p>a<br>'.repeat(100_000)),
    code: 'unpacks-too-large',
    isSmall: true,
  },
  'a page of 10 MB': { make: () => page(`<p>${'a'.repeat(10_000_000)}`), code: 'unpacks-too-large', isSmall: true },
  'a file over 64 MB': { make: () => new Uint8Array(64 * MB + 1), code: 'too-large' },
};

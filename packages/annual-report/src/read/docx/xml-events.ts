import { SaxesParser } from 'saxes';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';

export interface XmlHandler {
  /** Names have the usual prefix of their namespace, whatever the file calls it; `value('val')` is an attribute by its local name. */
  readonly open: (name: string, value: (attribute: string) => string | undefined) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Both the transitional namespaces that Word writes and the strict ones of ISO 29500. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'urn:schemas-microsoft-com:vml': 'v',
};

const MOST_ATTRIBUTES = 2_000;

export interface XmlReader {
  readonly write: (piece: Uint8Array) => void;
  readonly end: () => void;
}

/** Reads XML piece by piece. A document type is refused: entities are the one way in which XML grows or looks elsewhere. */
export function readXml(handler: XmlHandler): XmlReader {
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  const prefixes = new Map<string, string>();
  let names = new Map<string, string>();
  let depth = 0;
  let attributes = 0;
  let current: Record<string, string> = {};
  let ownPrefix = '';

  const nameOf = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const [prefix, local] = splitName(raw);
    const usual = prefixes.get(prefix);
    const name = usual === undefined ? `?:${local}` : `${usual}:${local}`;
    if (names.size < MOST_ATTRIBUTES) names.set(raw, name);
    return name;
  };
  const declare = (name: string, namespace: string) => {
    prefixes.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), PREFIXES[namespace] ?? '?');
    names = new Map();
  };
  const valueOf = (attribute: string) => current[ownPrefix + attribute] ?? current[attribute];

  parser.on('error', () => {
    throw new ReadingStopped('damaged');
  });
  parser.on('doctype', () => {
    throw new ReadingStopped('damaged', 'DOCTYPE');
  });
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw new ReadingStopped('damaged');
  });
  parser.on('opentag', tag => {
    if (++depth > limits.xmlDepth) throw new ReadingStopped('too-deep', `超过 ${limits.xmlDepth} 层`);
    if (attributes > 0) {
      for (const name in tag.attributes)
        if (name.startsWith('xmlns') && (name.length === 5 || name[5] === ':')) declare(name, tag.attributes[name]!);
      attributes = 0;
    }
    current = tag.attributes;
    const colon = tag.name.indexOf(':');
    ownPrefix = colon < 0 ? '' : tag.name.slice(0, colon + 1);
    handler.open(nameOf(tag.name), valueOf);
  });
  parser.on('closetag', tag => {
    depth--;
    handler.close(nameOf(tag.name));
  });
  if (handler.text) parser.on('text', handler.text);

  let decoder: TextDecoder | null = null;
  return {
    write(piece) {
      decoder ??= new TextDecoder(encodingOf(piece));
      parser.write(decoder.decode(piece, { stream: true }));
    },
    end() {
      if (!decoder) throw new ReadingStopped('damaged');
      parser.write(decoder.decode());
      parser.close();
    },
  };
}

function splitName(raw: string): [prefix: string, local: string] {
  const colon = raw.indexOf(':');
  return colon < 0 ? ['', raw] : [raw.slice(0, colon), raw.slice(colon + 1)];
}

/** XML in a package is UTF-8 or UTF-16 with its mark. */
const encodingOf = ([first, second]: Uint8Array) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

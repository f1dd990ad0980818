import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { decodeText, decodeUtf8 } from './xml-text.ts';

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
  'urn:schemas-microsoft-com:vml': 'v',
};

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const LONGEST_NAME = 200;

/**
 * Gives the events of a part of a package to the handler. It walks the bytes, whose checksum is known to be right, and decodes
 * only the names, text and attributes that are asked for: most of a Word file is fonts and widths, and decoding all of it costs
 * more than everything else. A document type is refused: entities are the one way in which XML grows or looks elsewhere.
 */
export function readXml(xml: Uint8Array, handler: XmlHandler): void {
  new XmlWalk(toUtf8(xml), handler).run();
}

class XmlWalk {
  readonly #xml: Uint8Array;
  readonly #handler: XmlHandler;
  readonly #prefixes = new Map<string, string>();
  /** Names as the file writes them → with their usual prefix. */
  #names = new Map<string, string>();
  readonly #open: string[] = [];
  #hasRoot = false;
  /** Where the attributes of the current tag stand. */
  #from = 0;
  #to = 0;
  readonly #value = (attribute: string) => this.#findAttribute(attribute);

  constructor(xml: Uint8Array, handler: XmlHandler) {
    this.#xml = xml;
    this.#handler = handler;
  }

  run(): void {
    const xml = this.#xml;
    let at = 0;
    while (at < xml.length) {
      const tag = xml.indexOf(LESS, at);
      const end = tag < 0 ? xml.length : tag;
      if (end > at && this.#open.length > 0) this.#handler.text?.(decodeText(xml, at, end));
      if (tag < 0) break;
      const kind = xml[tag + 1];
      if (kind === BANG) at = this.#skipMarkup(tag);
      else if (kind === QUESTION) at = this.#after('?>', tag + 2);
      else if (kind === SLASH) at = this.#closeTag(tag);
      else at = this.#openTag(tag);
    }
    if (this.#open.length > 0 || !this.#hasRoot) throw new ReadingStopped('damaged');
  }

  #openTag(tag: number): number {
    const xml = this.#xml;
    const nameEnd = this.#nameEnd(tag + 1);
    const raw = this.#ascii(tag + 1, nameEnd);
    const end = this.#tagEnd(nameEnd);
    const isEmpty = xml[end - 1] === SLASH;
    this.#from = nameEnd;
    this.#to = isEmpty ? end - 1 : end;
    if (this.#mayDeclare(nameEnd)) this.#declareNamespaces();
    if (this.#hasRoot && this.#open.length === 0) throw new ReadingStopped('damaged');
    this.#hasRoot = true;
    if (this.#open.length >= limits.xmlDepth) throw new ReadingStopped('too-deep', `超过 ${limits.xmlDepth} 层`);
    const name = this.#nameOf(raw);
    this.#handler.open(name, this.#value);
    if (isEmpty) this.#handler.close(name);
    else this.#open.push(raw);
    return end + 1;
  }

  #closeTag(tag: number): number {
    const nameEnd = this.#nameEnd(tag + 2);
    const raw = this.#open.pop();
    if (raw === undefined || raw !== this.#ascii(tag + 2, nameEnd)) throw new ReadingStopped('damaged');
    this.#handler.close(this.#nameOf(raw));
    return this.#tagEnd(nameEnd) + 1;
  }

  /** Comments are skipped, CDATA is text. */
  #skipMarkup(tag: number): number {
    const start = this.#ascii(tag, tag + 9);
    if (start.startsWith('<!--')) return this.#after('-->', tag + 4);
    if (start !== '<![CDATA[') throw new ReadingStopped('damaged', start.startsWith('<!DOC') ? 'DOCTYPE' : '');
    const end = this.#after(']]>', tag + 9);
    this.#handler.text?.(decodeUtf8(this.#xml, tag + 9, end - 3));
    return end;
  }

  #after(mark: string, from: number): number {
    const xml = this.#xml;
    const last = mark.charCodeAt(mark.length - 1);
    for (let at = xml.indexOf(last, from); at >= 0; at = xml.indexOf(last, at + 1)) {
      const start = at + 1 - mark.length;
      if (start >= from && this.#ascii(start, at + 1) === mark) return at + 1;
    }
    throw new ReadingStopped('damaged');
  }

  #nameEnd(from: number): number {
    const xml = this.#xml;
    let end = from;
    while (end < xml.length && xml[end]! > 0x20 && xml[end] !== GREATER && xml[end] !== SLASH) end++;
    if (end === from || end - from > LONGEST_NAME) throw new ReadingStopped('damaged');
    return end;
  }

  /** The `>` that ends the tag: one inside quotes does not. */
  #tagEnd(from: number): number {
    const xml = this.#xml;
    for (let at = from; at < xml.length; at++) {
      const byte = xml[at]!;
      if (byte === GREATER) return at;
      if (byte === QUOTE || byte === APOSTROPHE) {
        at = xml.indexOf(byte, at + 1);
        if (at < 0) break;
      } else if (byte === LESS) break;
    }
    throw new ReadingStopped('damaged');
  }

  #ascii(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to && at < this.#xml.length; at++) text += String.fromCharCode(this.#xml[at]!);
    return text;
  }

  #nameOf(raw: string): string {
    const known = this.#names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const usual = this.#prefixes.get(colon < 0 ? '' : raw.slice(0, colon)) ?? '?';
    const name = `${usual}:${raw.slice(colon + 1)}`;
    if (this.#names.size < 2_000) this.#names.set(raw, name);
    return name;
  }

  /** Few tags do: looked for before anything is taken apart. */
  #mayDeclare(from: number): boolean {
    const xml = this.#xml;
    for (let at = from; at + 6 < this.#to; at++)
      if (xml[at]! <= 0x20 && xml[at + 1] === 0x78 && xml[at + 2] === 0x6d && xml[at + 3] === 0x6c) return true;
    return false;
  }

  #declareNamespaces(): void {
    for (const [name, from, to] of this.#attributes('xmlns')) {
      this.#prefixes.set(name.slice('xmlns:'.length), PREFIXES[decodeText(this.#xml, from, to)] ?? '?');
      this.#names = new Map();
    }
  }

  #findAttribute(attribute: string): string | undefined {
    for (const [name, from, to] of this.#attributes())
      if (name === attribute || (name.endsWith(attribute) && name[name.length - attribute.length - 1] === ':'))
        return decodeText(this.#xml, from, to);
    return undefined;
  }

  /** Names of the current tag's attributes and where their values stand; those that begin otherwise than `start` are passed over. */
  *#attributes(start = ''): Generator<readonly [name: string, from: number, to: number]> {
    const xml = this.#xml;
    let at = this.#from;
    while (at < this.#to) {
      while (at < this.#to && xml[at]! <= 0x20) at++;
      const nameAt = at;
      while (at < this.#to && xml[at]! > 0x20 && xml[at] !== 0x3d) at++;
      const nameEnd = at;
      while (at < this.#to && xml[at] !== QUOTE && xml[at] !== APOSTROPHE) at++;
      if (at >= this.#to) return;
      const valueEnd = xml.indexOf(xml[at]!, at + 1);
      if (nameEnd - nameAt <= LONGEST_NAME && (start === '' || xml[nameAt] === start.charCodeAt(0))) {
        const name = this.#ascii(nameAt, nameEnd);
        if (name.startsWith(start)) yield [name, at + 1, valueEnd];
      }
      at = valueEnd + 1;
    }
  }
}

/** XML in a package is UTF-8, or UTF-16 with its mark. */
function toUtf8(xml: Uint8Array): Uint8Array {
  const [first, second] = xml;
  if (first === 0xff && second === 0xfe) return new TextEncoder().encode(new TextDecoder('utf-16le').decode(xml));
  if (first === 0xfe && second === 0xff) return new TextEncoder().encode(new TextDecoder('utf-16be').decode(xml));
  return xml;
}

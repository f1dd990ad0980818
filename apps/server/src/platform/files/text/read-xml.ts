import { SaxesParser } from 'saxes';
import { type Budget, Damaged, TooCostly } from '../archive/budget.ts';
import { decodePlainText } from './decode-plain-text.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix: producers choose prefixes freely, and no two vocabularies here clash. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes, selfClosing: boolean): void;
  close?(name: string): void;
  text?(text: string): void;
}

const CHUNK = 64 * 1024;

/** Reads XML that a stranger wrote: no document type (so no entities of its own), bounded depth, nothing kept. */
export function readXml(bytes: Buffer, budget: Budget, handlers: XmlHandlers): void {
  const source = decodePlainText(bytes);
  if (source === null) throw new Damaged('XML in no known encoding');
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let fault: Error | null = null;
  parser.on('doctype', () => {
    fault ??= new TooCostly('entity-definitions');
  });
  parser.on('error', error => {
    fault ??= new Damaged(error.message);
  });
  parser.on('opentag', tag => {
    depth += 1;
    if (depth > budget.limits.depth) fault ??= new TooCostly('depth');
    handlers.open?.(local(tag.name), tag.attributes as XmlAttributes, tag.isSelfClosing);
  });
  parser.on('closetag', tag => {
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  parser.on('text', text => handlers.text?.(text));
  parser.on('cdata', text => handlers.text?.(text));
  for (let at = 0; at < source.length && fault === null; at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  if (fault === null) parser.close();
  if (fault !== null) throw fault;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (local(key) === name) return value;
  return undefined;
}

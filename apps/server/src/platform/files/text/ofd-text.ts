import { Damaged } from '../archive/budget.ts';
import type { LineCollector } from './line.ts';
import { attributeOf, readXml } from './read-xml.ts';
import type { ZipPart } from './zip-text.ts';

interface Piece {
  readonly y: number;
  readonly x: number;
  text: string;
}

const SAME_LINE_MM = 1.5;

/** OFD (GB/T 33190): a zip of XML whose `TextCode` elements stand at places in millimetres. Seals are left alone. */
export function readOfdParts(
  parts: readonly ZipPart[],
  into: LineCollector,
  readInside: (part: ZipPart) => void,
): void {
  let page = 0;
  for (const part of [...parts].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (/\/Signs?\/|Signatures\.xml$/i.test(part.name)) continue;
    if (/\/Attachs?\/|\/Attachments\/(?!.*\.xml$)/i.test(part.name)) readInside(part);
    else if (/\.(?:png|jpe?g|gif|bmp|tiff?|jb2)$/i.test(part.name)) into.leaveUnread(part.name, 'picture');
    else if (/\.xml$/i.test(part.name)) {
      const bytes = part.unpack();
      if (bytes === null) continue;
      into.startPart(part.name);
      if (/Content\.xml$/i.test(part.name)) into.setPage((page += 1));
      try {
        readPage(bytes, into);
      } catch (fault) {
        if (!(fault instanceof Damaged)) throw fault;
        into.leaveUnread(part.name, 'damaged');
      }
    }
  }
}

function readPage(bytes: Buffer, into: LineCollector): void {
  const pieces: Piece[] = [];
  const properties: string[] = [];
  let boundary = [0, 0];
  let inText = false;
  let property: string | null = null;
  readXml(bytes, into.budget, {
    open(name, attributes) {
      if (name === 'TextObject') boundary = (attributeOf(attributes, 'Boundary') ?? '0 0').split(/\s+/).map(Number);
      inText = name === 'TextCode';
      if (inText) {
        const x = (boundary[0] ?? 0) + Number(attributeOf(attributes, 'X') ?? 0);
        pieces.push({ x, y: (boundary[1] ?? 0) + Number(attributeOf(attributes, 'Y') ?? 0), text: '' });
      }
      // Title, keywords and a producer's own data (`<CustomData Name="密级">`) speak for the file too.
      if (['Title', 'Subject', 'Keyword', 'Abstract'].includes(name)) property = '';
      if (name === 'CustomData') property = `${attributeOf(attributes, 'Name') ?? ''}：`;
    },
    text(text) {
      const last = pieces.at(-1);
      if (inText && last) last.text += text;
      else if (property !== null) property += text;
    },
    close(name) {
      if (name === 'TextCode') inText = false;
      if (property !== null) properties.push(property);
      property = null;
    },
  });
  for (const line of joinLines(pieces)) into.add(line, 'body');
  for (const line of properties) into.add(line, 'property');
}

/** Pieces at one height are one line, left to right: producers set `机密★1年` as four objects. */
function joinLines(pieces: Piece[]): string[] {
  const lines: string[] = [];
  let height = Number.NaN;
  let row: Piece[] = [];
  const flush = () => {
    if (row.length > 0)
      lines.push(
        row
          .sort((a, b) => a.x - b.x)
          .map(piece => piece.text)
          .join(' '),
      );
    row = [];
  };
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    if (!(Math.abs(piece.y - height) <= SAME_LINE_MM)) {
      flush();
      height = piece.y;
    }
    row.push(piece);
  }
  flush();
  return lines;
}

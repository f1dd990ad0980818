import type { LineCollector, Zone } from './line.ts';
import { attributeOf, readXml } from './read-xml.ts';

/** Elements that make a line: paragraphs of Word and DrawingML, shared and inline strings of Excel, its comments. */
const LINES = new Set(['p', 'si', 'is', 'comment']);
/** Elements whose characters count. Deleted text (`delText`) stays in the file for anyone to see. */
const TEXTS = new Set([
  't',
  'delText',
  'v',
  'oddHeader',
  'evenHeader',
  'firstHeader',
  'oddFooter',
  'evenFooter',
  'firstFooter',
]);
const HEADERS_AND_FOOTERS = /^(?:odd|even|first)(Header|Footer)$/;
const TEXT_BOXES = new Set(['txbxContent', 'textbox', 'txBody']);

/**
 * Text of any Office part, line by line. A mark may be split over many runs (`机` `密` `★`), stand in a text box inside a
 * paragraph, or be a WordArt watermark whose words are an attribute.
 */
export function readOfficeParagraphs(bytes: Buffer, zone: Zone, into: LineCollector, countsCells = false): void {
  const open: string[] = [];
  let boxes = 0;
  let collecting = 0;
  let cellType = '';
  const current = () => (boxes > 0 && zone === 'body' ? 'text-box' : zone);
  const append = (text: string) => {
    const at = open.length - 1;
    if (at >= 0) open[at] += text;
  };
  readXml(bytes, into.budget, {
    open(name, attributes) {
      if (LINES.has(name)) open.push('');
      if (TEXTS.has(name)) collecting += 1;
      if (TEXT_BOXES.has(name)) boxes += 1;
      if (HEADERS_AND_FOOTERS.test(name)) open.push('');
      if (name === 'c') {
        // A cell of type `s` holds a place in the shared strings, which are read as a part of their own.
        cellType = attributeOf(attributes, 't') ?? '';
        if (countsCells) open.push('');
      }
      if (name === 'tab') append(' ');
      if (name === 'br' || name === 'cr') {
        if (attributeOf(attributes, 'type') === 'page') into.startPage();
        else append('\n');
      }
      if (name === 'lastRenderedPageBreak' || name === 'sectPr') into.startPage();
      if (name === 'textpath') into.add(attributeOf(attributes, 'string') ?? '', 'watermark');
      if (name === 'sheet') into.add(attributeOf(attributes, 'name') ?? '', 'property');
    },
    close(name) {
      const margin = HEADERS_AND_FOOTERS.exec(name)?.[1];
      if (margin) into.add(withoutCodes(open.pop() ?? ''), margin === 'Header' ? 'header' : 'footer');
      else if (LINES.has(name)) into.add(open.pop() ?? '', current());
      else if (name === 'c' && countsCells) into.add(open.pop() ?? '', 'cell');
      if (TEXTS.has(name)) collecting -= 1;
      if (TEXT_BOXES.has(name)) boxes -= 1;
    },
    text(text) {
      if (collecting > 0 && !(countsCells && cellType === 's')) append(text);
    },
  });
}

/** Excel's headers carry codes: `&L机密&"宋体,常规"&10★&P`. */
function withoutCodes(text: string): string {
  return text
    .replace(/&"[^"]*"/g, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&(?:\d+|[A-Z&])/gi, '');
}

import {
  billionLaughs,
  deepHtml,
  deepPdf,
  deepXml,
  deflatedZeros,
  docxBomb,
  externalEntity,
  manyEntries,
  nestedZips,
  pdfBomb,
  wideBomb,
} from '@gongkai/server/platform/files/testing/bombs.ts';
import { makeDoc, makePpt, makeXls } from '@gongkai/server/platform/files/testing/compound-files.ts';
import {
  makeDocx,
  makeOfd,
  makePptx,
  makeXlsx,
  makeZip,
  paragraph,
} from '@gongkai/server/platform/files/testing/office-files.ts';
import { makePdf } from '@gongkai/server/platform/files/testing/pdf-files.ts';
import { writeSheet } from '@gongkai/server/platform/xlsx/write-sheet.ts';
import { hostileText, MARK } from './hostile-values.ts';
import type { Random } from './random.ts';

const MB = 1_048_576;

/** Sound files of every kind we take, to be broken. */
const SOUND: readonly Buffer[] = [
  makeDocx(paragraph(`${MARK}通知`, '正文')),
  makeXlsx({ 'xl/sharedStrings.xml': '<sst><si><t>虚构</t></si></sst>' }),
  makePptx('虚构'),
  makeOfd('虚构'),
  makeDoc('虚构的公文'),
  makeXls(['虚构', '机构']),
  makePpt('虚构'),
  makePdf({ lines: ['虚构的附件'] }),
  writeSheet(
    '机构',
    [
      ['机构名称', '简称'],
      ['虚构局', '虚构'],
    ],
    [20, 10],
  ),
  Buffer.from('<!doctype html><title>虚构</title><table><tr><td>一</table>'),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
];

/** Files that are sound as files and meant to exhaust the reader. Made when first asked for. */
const COSTLY: readonly (() => Buffer)[] = [
  () => docxBomb(300 * MB),
  () => docxBomb(300 * MB, 1_000),
  () => wideBomb(40, 10 * MB),
  () => nestedZips(6),
  () => manyEntries(20_000),
  () => deepXml(20_000),
  billionLaughs,
  externalEntity,
  () => deepHtml(5_000),
  () => pdfBomb(200 * MB),
  () => deepPdf(3_000),
  () => makeZip({ 'xl/workbook.xml': deflatedZeros(50 * MB), '../../evil': 'x', '[Content_Types].xml': '' }),
  () => sheetBomb(),
];

/** A workbook whose one sheet swells to 200 MB of empty rows. */
function sheetBomb(): Buffer {
  return makeZip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(1_000_000)}</sheetData></worksheet>`,
  });
}

const made = new Map<number, Buffer>();

export function malformedFile(random: Random): Buffer {
  switch (random.below(10)) {
    case 0:
      return Buffer.alloc(0);
    case 1:
      return random.bytes(random.pick([1, 7, 300, 5_000]));
    case 2:
      return Buffer.from(hostileText(random));
    case 3: {
      const at = random.below(COSTLY.length);
      const file = made.get(at) ?? COSTLY[at]!();
      made.set(at, file);
      return file;
    }
    case 4: {
      const sound = random.pick(SOUND);
      return sound.subarray(0, random.below(sound.length));
    }
    case 5:
      return Buffer.concat([random.pick(SOUND), random.pick(SOUND)]);
    case 6:
      return random.pick(SOUND);
    default:
      return flipped(random.pick(SOUND), random);
  }
}

/** The same file with some bytes turned, as a broken disk or a patient attacker leaves it. */
function flipped(sound: Buffer, random: Random): Buffer {
  const copy = Buffer.from(sound);
  for (let times = random.pick([1, 3, 20, 200]); times > 0; times--)
    copy[random.below(copy.length)] = random.below(256);
  return copy;
}

import { escapeMarkup } from '../escape.ts';
import { XML_HEAD, zipParts } from '../xml-zip.ts';
import { PAGE } from './page.ts';
import { STYLES_PART, WORD_NAMESPACE } from './styles.ts';

export interface WordDocument {
  readonly title: string;
  readonly creator: string;
  /** Paragraphs and tables. */
  readonly body: string;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const relationships = (targets: readonly (readonly [id: string, type: string, target: string])[]) =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** GB/T 9704-2012 7.5: 4 号 half-width figures between dashes, on the outer side, one character in. */
const footer = (align: 'left' | 'right') => {
  const indent =
    align === 'right' ? '<w:ind w:rightChars="100" w:right="280"/>' : '<w:ind w:leftChars="100" w:left="280"/>';
  const run = (inner: string) => `<w:r>${inner}</w:r>`;
  return `${XML_HEAD}<w:ftr ${WORD_NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>${indent}<w:jc w:val="${align}"/></w:pPr>${run('<w:t xml:space="preserve">— </w:t>')}${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${run('<w:t>1</w:t>')}${run('<w:fldChar w:fldCharType="end"/>')}${run('<w:t xml:space="preserve"> —</w:t>')}</w:p></w:ftr>`;
};

const SECTION = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="${PAGE.footer}" w:footer="${PAGE.footer}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="${PAGE.line}"/></w:sectPr>`;

const TYPES = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
  ['/word/styles.xml', `${WORD_TYPE}.styles+xml`],
  ['/word/settings.xml', `${WORD_TYPE}.settings+xml`],
  ['/word/footer1.xml', `${WORD_TYPE}.footer+xml`],
  ['/word/footer2.xml', `${WORD_TYPE}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
]
  .map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
  .join('')}</Types>`;

/** A Word document of its parts; no clock stands in it, so the same report gives the same bytes. */
export const wordPackage = ({ title, creator, body }: WordDocument): Uint8Array =>
  zipParts({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relationships([
      ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
      ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(title)}</dc:title><dc:creator>${escapeMarkup(creator)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
    'word/document.xml': `${XML_HEAD}<w:document ${WORD_NAMESPACE} xmlns:r="${OFFICE}"><w:body>${body}${SECTION}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ['rId1', `${OFFICE}/styles`, 'styles.xml'],
      ['rId2', `${OFFICE}/settings`, 'settings.xml'],
      ['rId3', `${OFFICE}/footer`, 'footer1.xml'],
      ['rId4', `${OFFICE}/footer`, 'footer2.xml'],
    ]),
    'word/styles.xml': STYLES_PART,
    'word/settings.xml': `${XML_HEAD}<w:settings ${WORD_NAMESPACE}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`,
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
  });

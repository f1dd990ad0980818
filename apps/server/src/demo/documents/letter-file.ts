import { strToU8, zipSync } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** A small Word file: the first paragraph centred as its title. The same paragraphs give the same bytes. */
export function writeLetter(paragraphs: readonly string[]): Buffer {
  const written = paragraphs.map((text, at) => paragraph(text, at === 0)).join('');
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${written}</w:body></w:document>`,
  };
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return Buffer.from(zipSync(bytes, { mtime: '1980-01-01T00:00:00' }));
}

function paragraph(text: string, isTitle: boolean): string {
  const properties = isTitle ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : '';
  const run = isTitle ? '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>' : '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<w:p>${properties}<w:r>${run}<w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

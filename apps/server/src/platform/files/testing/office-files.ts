import { type Zippable, zipSync } from 'fflate';

const text = (value: string) => new TextEncoder().encode(value);
const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    zippable[name] = typeof content === 'string' ? text(content) : content;
  return Buffer.from(zipSync(zippable));
}

/** A paragraph; several strings are several runs. */
export function paragraph(...runs: string[]): string {
  return `<w:p>${runs.map(run => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`;
}

export function makeDocx(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  return makeZip({
    '[Content_Types].xml': TYPES,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function wordPart(root: string, body: string): string {
  return `<w:${root} ${W} xmlns:v="urn:schemas-microsoft-com:vml">${body}</w:${root}>`;
}

export function makeXlsx(parts: Readonly<Record<string, string>>): Buffer {
  return makeZip({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': '<workbook><sheets><sheet name="汇总"/></sheets></workbook>',
    ...parts,
  });
}

export function makePptx(slide: string): Buffer {
  const shape = `<p:sp><p:txBody><a:p><a:r><a:t>${slide}</a:t></a:r></a:p></p:txBody></p:sp>`;
  return makeZip({
    '[Content_Types].xml': TYPES,
    'ppt/slides/slide1.xml': `<p:sld xmlns:p="p" xmlns:a="a">${shape}</p:sld>`,
  });
}

export function makeOfd(...lines: string[]): Buffer {
  const objects = lines.map(
    (line, no) =>
      `<ofd:TextObject Boundary="20 ${20 + no * 10} 100 8"><ofd:TextCode X="0" Y="5">${line}</ofd:TextCode></ofd:TextObject>`,
  );
  return makeZip({
    'OFD.xml':
      '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocInfo><ofd:Title>通知</ofd:Title></ofd:DocInfo></ofd:OFD>',
    'Doc_0/Pages/Page_0/Content.xml': `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
  });
}

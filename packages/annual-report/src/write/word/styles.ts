import { XML_HEAD } from '../xml-zip.ts';
import { PAGE } from './page.ts';

export const WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export type CellStyleId = 'Cell' | 'CellSmall' | 'CellLarge';
export type StyleId = 'Normal' | 'Title' | 'Heading1' | 'Heading2' | CellStyleId | 'Small' | 'Detail' | 'Footer';

interface Style {
  readonly id: StyleId;
  /** Word shows its own names in the user's language: heading 1 is 标题 1. */
  readonly name: string;
  readonly paragraph: string;
  readonly text: string;
}

/** 2 characters of 16 pt; the second figure is for programs that do not count in characters. */
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
const exactly = (line: number) => `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
const font = (chinese: string, size: number, latin = 'Times New Roman') =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${chinese}" w:cs="${latin}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

/** Sizes stand in styles: hundreds of cells need not repeat them. */
const cellStyle = (id: CellStyleId, name: string, size: number): Style => ({
  id,
  name,
  paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>${NO_INDENT}<w:jc w:val="center"/>`,
  text: font('仿宋_GB2312', size),
});

/** GB/T 9704-2012 7.3: title 小标宋 2 号; first level 黑体, second 楷体, text 仿宋, all 3 号. Offices have these fonts by these names. */
const STYLES: readonly Style[] = [
  {
    id: 'Normal',
    name: 'Normal',
    paragraph: `${exactly(PAGE.line)}${INDENT}<w:jc w:val="both"/>`,
    text: font('仿宋_GB2312', 32),
  },
  {
    id: 'Title',
    name: 'Title',
    paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="${PAGE.line}" w:line="660" w:lineRule="exact"/>${NO_INDENT}<w:jc w:val="center"/>`,
    text: font('方正小标宋简体', 44),
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: `<w:keepNext/>${exactly(PAGE.line)}${INDENT}<w:outlineLvl w:val="0"/>`,
    text: font('黑体', 32),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    paragraph: `<w:keepNext/>${exactly(PAGE.line)}${INDENT}<w:outlineLvl w:val="1"/>`,
    text: font('楷体_GB2312', 32),
  },
  cellStyle('Cell', 'Table Cell', 21),
  cellStyle('CellSmall', 'Table Cell Small', 18),
  cellStyle('CellLarge', 'Table Cell Large', 24),
  {
    id: 'Small',
    name: 'Small Text',
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="0" w:line="340" w:lineRule="atLeast"/>${NO_INDENT}<w:jc w:val="left"/>`,
    text: font('仿宋_GB2312', 24),
  },
  {
    id: 'Detail',
    name: 'Detail Text',
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="atLeast"/><w:ind w:leftChars="200" w:left="480" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>`,
    text: font('仿宋_GB2312', 21),
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>${NO_INDENT}`,
    text: font('宋体', 28, '宋体'),
  },
];

export const STYLES_PART = `${XML_HEAD}<w:styles ${WORD_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>${font('仿宋_GB2312', 32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${STYLES.map(
  ({ id, name, paragraph, text }) =>
    `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${id.startsWith('Heading') || id === 'Title' ? '<w:next w:val="Normal"/>' : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${text}</w:rPr></w:style>`,
).join('')}</w:styles>`;

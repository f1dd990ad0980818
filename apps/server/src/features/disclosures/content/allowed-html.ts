/** Elements of a body. Whatever else comes in gives its text and loses its tags. */
export type Block =
  | 'p'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'table'
  | 'caption'
  | 'thead'
  | 'tbody'
  | 'tfoot'
  | 'tr'
  | 'th'
  | 'td';
export type Inline = 'strong' | 'em' | 'u' | 's' | 'sub' | 'sup' | 'a';

/** What pasted pages call them, and what they become. A page has one h1, its title; a body begins at h2. */
export const BLOCKS: Readonly<Record<string, Block>> = {
  p: 'p',
  div: 'p',
  section: 'p',
  article: 'p',
  center: 'p',
  address: 'p',
  pre: 'p',
  dt: 'p',
  dd: 'p',
  figcaption: 'p',
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
  ul: 'ul',
  menu: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  table: 'table',
  caption: 'caption',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
};

export const INLINES: Readonly<Record<string, Inline>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
  a: 'a',
};

/** Their content is not text of the document. */
export const DROPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'noframes',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'xml',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'audio',
  'video',
  'canvas',
  'select',
  'datalist',
  'input',
  'colgroup',
  'col',
]);

/** What is said when it was taken out; other tags go without a word, their text stays. */
export const REMOVED_LABELS: Readonly<Record<string, string>> = {
  script: '脚本',
  iframe: '内嵌网页',
  frame: '内嵌网页',
  object: '内嵌对象',
  embed: '内嵌对象',
  applet: '内嵌对象',
  svg: '矢量图',
  math: '公式',
  audio: '音频',
  video: '视频',
  canvas: '画布',
  img: '图片（请作为附件上传）',
  input: '表单控件',
  select: '表单控件',
  link: '不安全的链接',
};

/** Blocks that hold text themselves. In the others a text gets a paragraph of its own. */
export const HOLDS_TEXT: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'li', 'th', 'td', 'caption']);
/** Blocks that end where another block begins. */
export const TEXT_ONLY: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'caption']);
/** Parts of a table are kept even when they are empty: the cells must stay under their headings. */
export const KEPT_EMPTY: ReadonlySet<string> = new Set(['th', 'td', 'tr', 'thead', 'tbody', 'tfoot']);

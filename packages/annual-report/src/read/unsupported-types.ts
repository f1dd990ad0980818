import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-texts.ts';

/** What people send instead of a report: the name under which they know it, and what they can do. */
export const unsupportedTypes = {
  xlsx: ['Excel 表格', '请提供年度报告的 Word 原稿；只有表格时，请把表格复制到 Word 中另存为 .docx。'],
  xls: ['Excel 表格', '请提供年度报告的 Word 原稿；只有表格时，请把表格复制到 Word 中另存为 .docx。'],
  pptx: ['演示文稿', '请提供年度报告的 Word 原稿。'],
  ofd: ['OFD 版式文件', '请提供 Word 原稿，或者用 OFD 阅读器导出为 PDF（带文字）后重试。'],
  odt: ['ODT 文档', '请用 WPS 或 Word 打开后另存为 .docx。'],
  rtf: ['RTF 文档', '请用 WPS 或 Word 打开后另存为 .docx。'],
  mhtml: ['单个文件网页（MHTML）', '请用 WPS 或 Word 打开后另存为 .docx。'],
  'word-xml': ['Word XML 文档', '请用 WPS 或 Word 打开后另存为 .docx。'],
  'word-95': ['Word 6.0/95 文档', '请用 WPS 或 Word 打开后另存为 .docx。'],
  works: ['Microsoft Works 文档', '请用原来的软件打开后另存为 .doc 或 .docx。'],
  'old-wps': ['旧版 WPS 文档', '请用 WPS 打开后另存为 .docx。'],
  ole: ['其他 Office 文件', '请用 WPS 或 Word 打开后另存为 .docx。'],
  image: ['图片', '图片中的文字读不了；请提供 Word 原稿或者由 Word 导出的 PDF。'],
  zip: ['压缩包', '其中可能有多份报告；请解压后逐份提供，或者用批量读取。'],
  rar: ['RAR 压缩包', '请解压后提供其中的文件，或者压缩为 .zip。'],
  '7z': ['7z 压缩包', '请解压后提供其中的文件，或者压缩为 .zip。'],
  gzip: ['gzip 压缩包', '请解压后提供其中的文件，或者压缩为 .zip。'],
  epub: ['电子书', '请提供年度报告的 Word 原稿。'],
  program: ['可执行程序', '这不是文档，请勿打开来历不明的程序。'],
} as const satisfies Record<string, readonly [name: string, advice: string]>;

export type UnsupportedType = keyof typeof unsupportedTypes;

export function unsupported(type: UnsupportedType): Problem {
  const [name, advice] = unsupportedTypes[type];
  return { ...problemOf('type-unsupported', { part: 'report' }, name), message: `这是${name}，不能读取；${advice}` };
}

import type { Place } from './place.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** One sentence for each code: what is the matter, and what to do. */
export const problemTexts: Readonly<Record<ProblemCode, string>> = {
  'cell-unreadable': '这一格填的不是数字，未采用；请改填阿拉伯数字，没有的填 0。',
  'cell-ambiguous': '这里的数字不止一种读法，表内勾稽关系也不能确定是哪一种，未采用；请对照原件填写。',
  'row-unreadable': '这一行的数字与表头各列对不上，未采用；请检查这一行是否缺格、多格或数字连在一起。',
  'row-unknown': '规定格式的表格中没有这一行，未计入；如属上级要求增加的内容，可以保留。',
  'table-unreadable': '认出了这张表，但读不出其中的各行；请检查表格是否完整，或者换用 Word 原稿。',
  'table-repeated': '同一张表（或者同一行）出现了不止一次；内容一致的只计一次，请删去多余的。',
  'tracked-changes-accepted': '文档中有未处理的修订，按全部接受读取；请在 Word 中接受或拒绝修订后再定稿。',
  'text-box-read': '有文字放在文本框中，已一并读取，但先后位置可能不准；请把文字移到正文中。',
  'macros-ignored': '文档中带有宏，已略去，没有运行；报送前请另存为不带宏的 .docx。',
  'embedded-part-skipped': '文档中嵌入了其他文件，其中的内容未读取；请把内容直接粘贴到正文中。',
  'encoding-guessed': '文件没有写明文字编码，按内容推断读取；如果出现乱码，请另存为 UTF-8 编码后重试。',
  'encoding-damaged': '文件中有字节不能按其编码读出，已用“\ufffd”代替；请用原始文件重试。',
  'type-unknown': '认不出这是什么文件；请提供 Word（.docx、.doc、.wps）、PDF、网页或者纯文本文件。',
  'type-unsupported': '这种文件不能读取；请提供 Word（.docx、.doc、.wps）、PDF、网页或者纯文本文件。',
  'empty-file': '文件中没有内容；请确认选对了文件。',
  'too-large': '文件超过 64 MB，未读取；请去掉大图片或者拆分后重试。',
  'unpacks-too-large': '文件解压后过大，未读取；请用 Word 重新保存后重试。',
  'too-deep': '文件内部层次过深，不像正常的文档，未读取；请用 Word 重新保存后重试。',
  damaged: '文件已损坏或者不完整，读不出全部内容；请重新下载，或者用原来的软件打开后另存。',
  encrypted: '文件设了打开密码，读不了；请去掉密码后重试。',
  scanned: 'PDF 中只有图片，没有文字（扫描件），读不了；请提供 Word 原稿或者由 Word 导出的 PDF。',
  'no-report': '没有找到政府信息公开工作年度报告；请确认选对了文件。',
  'old-form': '这是没有统计表的旧式文字报告，只读了文字；2019 年度起应当使用规定格式的表格。',
  'archive-entry-skipped': '压缩包中的这个文件未读取；请确认它是年度报告，并且没有加密或者损坏。',
};

const LONGEST_TEXT = 200;

/** A problem with its sentence; `text` is what stands there. */
export const problemOf = (code: ProblemCode, place: Place, text = ''): Problem => ({
  code,
  place,
  text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text,
  message: problemTexts[code],
});

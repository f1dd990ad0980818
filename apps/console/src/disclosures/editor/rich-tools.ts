import type { ChainedCommands, Editor } from '@tiptap/core';

export interface Tool {
  readonly label: string;
  run(chain: ChainedCommands): ChainedCommands;
  isOn?(editor: Editor): boolean;
}

export const textTools: readonly Tool[] = [
  { label: '段落', run: chain => chain.setParagraph(), isOn: editor => editor.isActive('paragraph') },
  {
    label: '标题',
    run: chain => chain.toggleHeading({ level: 2 }),
    isOn: editor => editor.isActive('heading', { level: 2 }),
  },
  {
    label: '小标题',
    run: chain => chain.toggleHeading({ level: 3 }),
    isOn: editor => editor.isActive('heading', { level: 3 }),
  },
  { label: '加粗', run: chain => chain.toggleBold(), isOn: editor => editor.isActive('bold') },
  { label: '下划线', run: chain => chain.toggleUnderline(), isOn: editor => editor.isActive('underline') },
  { label: '列表', run: chain => chain.toggleBulletList(), isOn: editor => editor.isActive('bulletList') },
  { label: '编号', run: chain => chain.toggleOrderedList(), isOn: editor => editor.isActive('orderedList') },
  { label: '引用', run: chain => chain.toggleBlockquote(), isOn: editor => editor.isActive('blockquote') },
  { label: '插入表格', run: chain => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { label: '清除格式', run: chain => chain.unsetAllMarks().clearNodes() },
  { label: '撤销', run: chain => chain.undo() },
  { label: '重做', run: chain => chain.redo() },
];

/** Shown while the cursor stands in a table. */
export const tableTools: readonly Tool[] = [
  { label: '上方加行', run: chain => chain.addRowBefore() },
  { label: '下方加行', run: chain => chain.addRowAfter() },
  { label: '左侧加列', run: chain => chain.addColumnBefore() },
  { label: '右侧加列', run: chain => chain.addColumnAfter() },
  { label: '删行', run: chain => chain.deleteRow() },
  { label: '删列', run: chain => chain.deleteColumn() },
  { label: '合并或拆分', run: chain => chain.mergeOrSplit() },
  { label: '首行为表头', run: chain => chain.toggleHeaderRow() },
  { label: '删除表格', run: chain => chain.deleteTable() },
];

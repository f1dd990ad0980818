import type { ImportFault } from './commands/import-items.ts';

export const IMPORT_FAULTS: Readonly<Record<ImportFault, string>> = {
  'not-proactive': '公开属性不是主动公开',
  'published-in-future': '发布时间晚于现在',
  'published-before-formed': '发布时间早于成文日期',
  'body-too-deep': '正文格式嵌套过多',
  'category-unknown': '栏目不存在',
  'agency-unknown': '机构不存在',
  'attachment-missing': '附件不在文件库中',
  'index-number-taken': '索引号已被占用或重复',
  'formed-on-out-of-range': '成文日期超出工作日历范围',
};

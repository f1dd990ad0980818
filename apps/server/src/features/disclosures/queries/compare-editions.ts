import { opennessKinds, validityKinds } from '@gongkai/contract';
import { findCategory, withholdingGrounds } from '@gongkai/statute';
import { plainText } from '../content/plain-text.ts';
import type { Edition, ItemContent } from '../item.ts';
import { compareTexts, type Segment } from '../rules/compare-texts.ts';

const FIELDS: readonly { field: keyof ItemContent; label: string; show(content: ItemContent): string }[] = [
  { field: 'title', label: '标题', show: content => content.title },
  { field: 'category', label: '栏目', show: content => findCategory(content.category)?.label ?? content.category },
  { field: 'documentNumber', label: '文号', show: content => content.documentNumber ?? '' },
  { field: 'formedOn', label: '成文日期', show: content => content.formedOn },
  { field: 'openness', label: '公开属性', show: content => opennessKinds[content.openness] },
  {
    field: 'opennessGround',
    label: '不主动公开的依据',
    show: ({ opennessGround: ground }) => (ground ? withholdingGrounds[ground].label : ''),
  },
  { field: 'opennessReason', label: '公开属性理由', show: content => content.opennessReason ?? '' },
  { field: 'summary', label: '内容概述', show: content => content.summary ?? '' },
  { field: 'keywords', label: '关键词', show: content => content.keywords.join('、') },
  { field: 'source', label: '信息来源', show: content => content.source ?? '' },
  { field: 'validity', label: '有效性', show: ({ validity }) => (validity ? validityKinds[validity] : '') },
  { field: 'explainsItemId', label: '被解读文件', show: content => String(content.explainsItemId ?? '') },
];

/** What a reviewer must look at: each field before and after, the body word by word, attachments by their content. */
export function compareEditions(before: Edition | null, after: Edition) {
  return {
    from: before?.no ?? null,
    to: after.no,
    fields: FIELDS.map(({ field, label, show }) => {
      const [was, is] = [before ? show(before.content) : '', show(after.content)];
      return { field, label, before: was, after: is, changed: before !== null && was !== is };
    }),
    body: compareTexts(before ? plainText(before.content.body) : '', plainText(after.content.body)),
    attachments: compareAttachments(before?.content.attachments ?? [], after.content.attachments),
  };
}

type Attachment = { readonly hash: string; readonly name: string };

function compareAttachments(before: readonly Attachment[], after: readonly Attachment[]) {
  const [had, has] = [new Set(before.map(file => file.hash)), new Set(after.map(file => file.hash))];
  const marked = (file: Attachment, kind: Segment['kind']) => ({ name: file.name, kind });
  return [
    ...after.map(file => marked(file, had.has(file.hash) ? 'same' : 'added')),
    ...before.filter(file => !has.has(file.hash)).map(file => marked(file, 'removed')),
  ];
}

import type { RouteAnswer, uploadLimits } from '@gongkai/contract';
import { formatBytes } from '../../parts/format-time.ts';

export type Limits = RouteAnswer<typeof uploadLimits>;

/** Why a file would be refused, before a byte of it travels; null when it may be sent. */
export function checkFile(file: { name: string; size: number }, limits: Limits): string | null {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? '';
  const type = limits.types.find(candidate => candidate.endings.some(known => normalEnding(known) === ending));
  if (!type) return `不接受${ending ? ` ${ending} ` : '没有扩展名的'}文件，请转成 PDF 或所列格式`;
  if (file.size > type.maxBytes) {
    return `文件有 ${formatBytes(file.size)}，${type.label}每个不超过 ${formatBytes(type.maxBytes)}，请压缩或拆分`;
  }
  return file.size === 0 ? '文件是空的' : null;
}

export function acceptOf(limits: Limits): string {
  return limits.types.flatMap(type => type.endings.map(normalEnding)).join(',');
}

function normalEnding(ending: string): string {
  return (ending.startsWith('.') ? ending : `.${ending}`).toLowerCase();
}

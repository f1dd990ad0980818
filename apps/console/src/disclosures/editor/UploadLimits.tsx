import type { RouteAnswer, uploadLimits } from '@gongkai/contract';
import { formatBytes } from '../../parts/format-time.ts';

export type Limits = RouteAnswer<typeof uploadLimits>;

/** Said before the upload: which kinds, how large. */
export function UploadLimits({ limits }: { limits: Limits }) {
  const bySize = Map.groupBy(limits.types, type => type.maxBytes);
  return (
    <ul className="quiet limits">
      {[...bySize].map(([maxBytes, types]) => (
        <li key={maxBytes}>
          {types.map(type => type.label).join('、')}：每个不超过 {formatBytes(maxBytes)}
        </li>
      ))}
      <li>带密级标志（绝密、机密、秘密★、内部资料、工作秘密）的文件不会保存，请勿上传；涉密材料线下存放。</li>
    </ul>
  );
}

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

import { formatBytes } from '../../parts/format-time.ts';
import type { Limits } from './check-file.ts';

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

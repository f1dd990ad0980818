import type { ItemDetail } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { Nothing } from '../../parts/Nothing.tsx';

export function CannotEdit({ item, because }: { item: ItemDetail; because: string | null }) {
  return (
    <Nothing title={`《${item.title}》现在不能修改`}>
      <p>
        {because ?? '当前状态不能修改。'}
        {'　'}
        <Link to="/disclosures/$itemId" params={{ itemId: String(item.id) }}>
          查看这条信息
        </Link>
      </p>
    </Nothing>
  );
}

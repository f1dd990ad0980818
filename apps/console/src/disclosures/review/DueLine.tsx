import type { ItemDetail } from '@gongkai/contract';
import { useState } from 'react';
import { DueDrawer } from '../DueDrawer.tsx';

/** The last day to publish, and why that day. */
export function DueLine({ item }: { item: ItemDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      应于 {item.dueOn} 前公开{item.dueIsProvisional ? '（暂定）' : ''}{' '}
      <button type="button" className="plain-button" onClick={() => setOpen(true)}>
        为什么是这一天
      </button>
      {open ? <DueDrawer item={item} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

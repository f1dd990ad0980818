import type { ItemDetail } from '@gongkai/contract';
import type { ReactNode } from 'react';

/** Letterhead, rule, name of the paper; at the foot the content it was printed for. */
export function SheetFrame({ item, title, children }: { item: ItemDetail; title: string; children: ReactNode }) {
  return (
    <>
      <p className="letterhead">{item.agencyName}</p>
      <hr className="double-rule" />
      <h1>{title}</h1>
      {children}
      <p className="quiet">
        第 {item.id} 号信息，第 {item.editionNo} 版。内容校验码（SHA-256）：
        <span className="hash">{item.contentHash}</span>
        <br />
        本表只对上列校验码的内容有效；内容改动后须重新打印、重新签批。
      </p>
    </>
  );
}

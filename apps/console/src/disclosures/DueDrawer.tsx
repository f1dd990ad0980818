import { PUBLICATION_LIMIT_WORKING_DAYS } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { DaySheet } from '../records/DaySheet.tsx';

export interface DueItem {
  readonly title: string;
  readonly formedOn: string;
  readonly dueFrom: string;
  readonly dueOn: string;
}

/** "Why this date", unfolded beside the list. */
export function DueDrawer({ item, onClose }: { item: DueItem; onClose: () => void }) {
  return (
    <Drawer open title="为什么是这一天" onClose={onClose} size={560}>
      <p>
        《{item.title}》{item.dueFrom} {item.dueFrom === item.formedOn ? '形成' : '变更'}，应当自形成或者变更之日起{' '}
        {PUBLICATION_LIMIT_WORKING_DAYS} 个工作日内公开（条例第二十六条），最后一日为 <strong>{item.dueOn}</strong>。
      </p>
      <DaySheet from={item.dueFrom} workingDays={PUBLICATION_LIMIT_WORKING_DAYS} />
      <p>
        <Link to="/calendar" search={{ from: item.dueFrom, days: PUBLICATION_LIMIT_WORKING_DAYS }}>
          打开可打印的说明
        </Link>
      </p>
    </Drawer>
  );
}

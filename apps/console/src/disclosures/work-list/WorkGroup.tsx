import { Link } from '@tanstack/react-router';
import type { DueItem } from '../DueDrawer.tsx';
import type { View } from '../list/item-search.ts';
import type { Group } from './group.ts';
import { WorkRow } from './WorkRow.tsx';

const NAMES: Record<Group['name'], { label: string; view: View }> = {
  late: { label: '已逾期', view: 'late' },
  today: { label: '今天到期', view: 'due' },
  'this-week': { label: '本周到期', view: 'due' },
  waiting: { label: '等我处理', view: 'waiting' },
};

export function WorkGroup({ group, onWhy }: { group: Group; onWhy: (item: DueItem) => void }) {
  const { label, view } = NAMES[group.name];
  const hidden = group.total - group.items.length;
  return (
    <section className="group" aria-labelledby={`group-${group.name}`}>
      <h2 id={`group-${group.name}`} className={group.name === 'late' ? 'late' : undefined}>
        {label} <small>{group.total} 件</small>
      </h2>
      <ol className="rows">
        {group.items.map(item => (
          <WorkRow key={item.id} item={item} onWhy={onWhy} />
        ))}
      </ol>
      {hidden > 0 ? (
        <p>
          <Link to="/disclosures" search={{ view }}>
            还有 {hidden} 件，查看全部
          </Link>
        </p>
      ) : null}
    </section>
  );
}

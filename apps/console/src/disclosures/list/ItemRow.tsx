import { itemStates, type listItems, opennessKinds, type RouteAnswer } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatInstantDay } from '../../parts/format-time.ts';

type Row = RouteAnswer<typeof listItems>['items'][number];

export function ItemRow({ item }: { item: Row }) {
  const open =
    item.state === 'draft' || item.state === 'in-review' || item.state === 'returned' || item.state === 'scheduled';
  return (
    <li>
      <div>
        <span className={item.state === 'returned' ? 'soon' : undefined}>{itemStates[item.state]}</span>
        <span className="facts">
          {item.publishedAt && !open ? formatInstantDay(item.publishedAt) : `应于 ${item.dueOn} 前`}
          {open && item.dueIsProvisional ? '（暂定）' : ''}
        </span>
      </div>
      <div>
        <Link className="title" data-row to="/disclosures/$itemId" params={{ itemId: String(item.id) }}>
          {item.title}
        </Link>
        <span className="facts">
          {[
            item.agencyName,
            item.categoryLabel,
            opennessKinds[item.openness],
            item.documentNumber,
            item.indexNumber ? `索引号 ${item.indexNumber}` : null,
            item.editionNo > 1 ? `第 ${item.editionNo} 版` : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className="side">
        <span className="facts">
          {item.drafter}
          <br />
          {formatInstant(item.updatedAt)}
        </span>
      </div>
    </li>
  );
}

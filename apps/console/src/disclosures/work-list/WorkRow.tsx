import { itemStates } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import type { DueItem } from '../DueDrawer.tsx';
import { dueWords } from '../due-words.ts';
import type { Group } from './group.ts';

/** One thing to do: until when (and why then), what it is, why it stands here, the one next step. */
export function WorkRow({ item, onWhy }: { item: Group['items'][number]; onWhy: (item: DueItem) => void }) {
  const due = dueWords(item.workingDaysLeft, item.dueOn);
  return (
    <li>
      <div>
        <button type="button" className={`plain-button nowrap ${due.tone}`} onClick={() => onWhy(item)}>
          {due.text}
        </button>
        <span className="facts">
          {item.dueOn}
          {item.dueIsProvisional ? '（暂定）' : ''}
        </span>
      </div>
      <div>
        <Link className="title" data-row to="/disclosures/$itemId" params={{ itemId: String(item.id) }}>
          {item.title}
        </Link>
        <span className="facts">
          {item.agencyName} · {item.categoryLabel} · {itemStates[item.state]} · 起草人 {item.drafter}
        </span>
        <span className="facts reason-line">{item.reason}</span>
      </div>
      <div className="side">
        <Link
          to="/disclosures/$itemId"
          params={{ itemId: String(item.id) }}
          aria-label={`${item.nextAction}：${item.title}`}
        >
          {item.nextAction}
        </Link>
      </div>
    </li>
  );
}

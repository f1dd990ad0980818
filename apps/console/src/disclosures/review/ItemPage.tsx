import { type ItemDetail, itemStates, loadItem } from '@gongkai/contract';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../parts/Answered.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemList } from '../editor/ProblemList.tsx';
import { ActionBar } from './ActionBar.tsx';
import { Chain } from './Chain.tsx';
import { Comparison } from './Comparison.tsx';
import { DueLine } from './DueLine.tsx';
import { History } from './History.tsx';
import { PublicView } from './PublicView.tsx';
import { Signatures } from './Signatures.tsx';
import { StateNotes } from './StateNotes.tsx';
import './review.css';

/** One item, as those who write it and those who sign it see it. */
export function ItemPage() {
  const { itemId } = useParams({ from: '/signed-in/shell/disclosures/$itemId' });
  const answer = useAnswer(loadItem, { params: { itemId } });
  return (
    <Answered of={answer} what="这条信息" heading="信息">
      {item => <Item item={item} />}
    </Answered>
  );
}

function Item({ item }: { item: ItemDetail }) {
  const { tab } = useSearch({ from: '/signed-in/shell/disclosures/$itemId' });
  const navigate = useNavigate();
  const isOpen = !['published', 'registered', 'withdrawn', 'discarded'].includes(item.state);
  const params = { itemId: String(item.id) };
  return (
    <>
      <PageHead
        title={item.title}
        lead={
          <>
            <strong>{itemStates[item.state]}</strong> · {item.agencyName} · 第 {item.editionNo} 版 · 起草人{' '}
            {item.drafter}
            {isOpen ? (
              <>
                {' '}
                · <DueLine item={item} />
              </>
            ) : null}
          </>
        }
      />
      <StateNotes item={item} />
      {item.state === 'draft' || item.state === 'returned' ? <ProblemList problems={item.problems} /> : null}
      <ActionBar item={item} />
      <div className="item-columns">
        <Tabs
          activeKey={tab ?? 'content'}
          onChange={key =>
            void navigate({
              to: '/disclosures/$itemId',
              params,
              search: key === 'content' ? {} : { tab: key },
              replace: true,
            })
          }
          items={[
            { key: 'content', label: '内容', children: <PublicView item={item} /> },
            { key: 'comparison', label: '与上一版比较', children: <Comparison item={item} /> },
            { key: 'signatures', label: '签批', children: <Signatures item={item} /> },
            { key: 'history', label: '台账', children: <History item={item} /> },
          ]}
        />
        <aside className="item-side not-printed">
          <Chain item={item} />
          <h2>打印</h2>
          <ul className="plain-list">
            <li>
              <Link to="/disclosures/$itemId/print/$form" params={{ ...params, form: 'publication' }}>
                信息发布审核表
              </Link>
            </li>
            <li>
              <Link to="/disclosures/$itemId/print/$form" params={{ ...params, form: 'secrecy' }}>
                保密审查表
              </Link>
            </li>
          </ul>
          <h2>内容校验码</h2>
          <code className="hash">{item.contentHash}</code>
        </aside>
      </div>
    </>
  );
}

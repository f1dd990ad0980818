import { workList } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../client/use-answer.ts';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Answered } from '../../parts/Answered.tsx';
import { formatLongDay } from '../../parts/format-time.ts';
import { Nothing } from '../../parts/Nothing.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { may, useMe } from '../../sign-in/me-context.ts';
import { DueDrawer, type DueItem } from '../DueDrawer.tsx';
import { WorkGroup } from './WorkGroup.tsx';

/** The first page of the day: what is late, what is due, what waits for me. */
export function WorkListPage() {
  const me = useMe();
  const answer = useAnswer(workList, {});
  const list = useRowKeys<HTMLDivElement>();
  const [asked, setAsked] = useState<DueItem | null>(null);
  return (
    <>
      <PageHead title="待办" lead={`今天是 ${formatLongDay(answer.data?.today ?? me.today)}`}>
        {may(me, 'disclosure.write') ? <Link to="/disclosures/new">起草一条信息</Link> : null}
      </PageHead>
      <Answered of={answer} what="待办">
        {({ groups }) =>
          groups.some(group => group.total > 0) ? (
            <div ref={list}>
              {groups
                .filter(group => group.total > 0)
                .map(group => (
                  <WorkGroup key={group.name} group={group} onWhy={setAsked} />
                ))}
            </div>
          ) : (
            <Nothing title="没有等您处理的事">
              <p>
                {may(me, 'disclosure.read') ? (
                  <>
                    没有逾期、本周到期或等您审核的信息。可以<Link to="/disclosures">查看全部信息</Link>。
                  </>
                ) : (
                  '您的岗位不经办信息公开；左侧是您可以进入的工作区。'
                )}
              </p>
            </Nothing>
          )
        }
      </Answered>
      {asked ? <DueDrawer item={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

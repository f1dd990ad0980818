import { listAgencies } from '@gongkai/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { Answered } from '../parts/Answered.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { AgencyFormDialog } from './AgencyFormDialog.tsx';
import { AgencyTree } from './AgencyTree.tsx';
import { AgencyView } from './AgencyView.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { RoomTabs } from './RoomTabs.tsx';
import './agencies.css';

/** The organisations as a tree, and one of them in full. */
export function AgenciesPage() {
  const me = useMe();
  const search = useSearch({ from: '/signed-in/shell/agencies' });
  const navigate = useNavigate();
  const answer = useAnswer(listAgencies, { query: { includeClosed: search.closed ? 'true' : 'false' } });
  const [open, setOpen] = useState<'create' | 'import' | null>(null);
  const mayWrite = may(me, 'agency.write');
  return (
    <>
      <PageHead title="机构与人员">
        {mayWrite ? <Button onClick={() => setOpen('create')}>新设机构</Button> : null}
        {mayWrite ? <Button onClick={() => setOpen('import')}>从表格导入机构</Button> : null}
      </PageHead>
      <RoomTabs current="agencies" />
      <p className="not-printed">
        <Checkbox
          checked={search.closed ?? false}
          onChange={event =>
            void navigate({
              to: '/agencies',
              search: {
                ...(search.agency ? { agency: search.agency } : {}),
                ...(event.target.checked ? { closed: true } : {}),
              },
            })
          }
        >
          也列出已撤销、已合并的机构
        </Checkbox>
      </p>
      <Answered of={answer} what="机构">
        {({ items }) => {
          const chosen = items.find(agency => agency.id === search.agency) ?? null;
          return (
            <div className="agency-columns">
              <AgencyTree agencies={items} chosenId={chosen?.id ?? null} closed={search.closed ?? false} />
              {chosen ? (
                <AgencyView key={chosen.id} agency={chosen} all={items} />
              ) : (
                <Nothing title={items.length === 0 ? '还没有机构' : '请选一个机构'} />
              )}
            </div>
          );
        }}
      </Answered>
      {open === 'create' ? (
        <AgencyFormDialog agency={null} all={answer.data?.items ?? []} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'import' ? <ImportDialog what="agencies" onClose={() => setOpen(null)} /> : null}
    </>
  );
}

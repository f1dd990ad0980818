import { listAgencies, listPeople, type Person } from '@gongkai/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { usePages } from '../client/use-pages.ts';
import { useRowKeys } from '../keyboard/use-row-keys.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { MoreRows } from '../parts/MoreRows.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { CreatePersonDialog } from './CreatePersonDialog.tsx';
import { GivePostDialog } from './GivePostDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { PersonRow } from './PersonRow.tsx';
import { RoomTabs } from './RoomTabs.tsx';
import './agencies.css';
import { clearingChoice } from '../parts/clearing.tsx';

/** People with their posts; contact data are masked in the list, whoever looks. */
export function PeoplePage() {
  const me = useMe();
  const search = useSearch({ from: '/signed-in/shell/people' });
  const navigate = useNavigate();
  const { result, items, total } = usePages(listPeople, { agencyId: search.agency });
  const list = useRowKeys<HTMLOListElement>();
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null);
  const [newcomer, setNewcomer] = useState<Person | null>(null);
  const mayManage = may(me, 'security.accounts');
  const open: Person | undefined = items.find(person => person.id === search.person);

  function show(person: number | null) {
    const agency = search.agency ? { agency: search.agency } : {};
    void navigate({ to: '/people', search: { ...agency, ...(person ? { person } : {}) }, resetScroll: false });
  }

  return (
    <>
      <PageHead title="机构与人员">
        {mayManage ? <Button onClick={() => setDialog('create')}>登记人员</Button> : null}
        {mayManage ? <Button onClick={() => setDialog('import')}>从表格导入人员</Button> : null}
      </PageHead>
      <RoomTabs current="people" />
      <AgencyPick
        chosen={search.agency ?? null}
        onChange={agency => void navigate({ to: '/people', search: agency ? { agency } : {} })}
      />
      <FailureNote error={result.error} onRetry={() => void result.refetch()} />
      {result.isPending ? <Waiting what="人员" /> : null}
      {result.isSuccess && items.length === 0 ? <Nothing title="这里还没有人员" /> : null}
      <ol className="rows" ref={list} hidden={items.length === 0}>
        {items.map(person => (
          <PersonRow key={person.id} person={person} onOpen={() => show(person.id)} />
        ))}
      </ol>
      <MoreRows
        shown={items.length}
        total={total}
        hasMore={result.hasNextPage}
        isLoading={result.isFetchingNextPage}
        onMore={() => void result.fetchNextPage()}
      />
      {open ? <PersonDrawer person={open} onClose={() => show(null)} /> : null}
      {dialog === 'create' ? (
        <CreatePersonDialog
          onClose={() => setDialog(null)}
          onMade={person => {
            setDialog(null);
            setNewcomer(person);
          }}
        />
      ) : null}
      {newcomer ? (
        <GivePostDialog
          person={newcomer}
          onClose={() => setNewcomer(null)}
          onGiven={agency => void navigate({ to: '/people', search: { agency, person: newcomer.id } })}
        />
      ) : null}
      {dialog === 'import' ? <ImportDialog what="people" onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function AgencyPick({ chosen, onChange }: { chosen: number | null; onChange: (agency: number | null) => void }) {
  const id = useId();
  const agencies = useAnswer(listAgencies, { query: {} });
  return (
    <div className="filters">
      <label htmlFor={id}>
        机构
        <Select<number>
          id={id}
          value={chosen}
          allowClear={clearingChoice}
          placeholder="全部"
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={agency => onChange(agency ?? null)}
          options={(agencies.data?.items ?? []).map(agency => ({ value: agency.id, label: agency.name }))}
        />
      </label>
    </div>
  );
}

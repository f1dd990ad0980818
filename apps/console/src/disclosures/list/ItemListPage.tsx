import { listItems } from '@gongkai/contract';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { usePages } from '../../client/use-pages.ts';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { FailureNote } from '../../parts/FailureNote.tsx';
import { MoreRows } from '../../parts/MoreRows.tsx';
import { Nothing } from '../../parts/Nothing.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { useAgencyChoice } from '../../shell/agency-choice.ts';
import { may, useMe } from '../../sign-in/me-context.ts';
import { ItemFilters } from './ItemFilters.tsx';
import { ItemRow } from './ItemRow.tsx';
import type { ItemSearch } from './item-search.ts';

/** All information of the agencies a person may read, newest first. */
export function ItemListPage() {
  const me = useMe();
  const search = useSearch({ from: '/signed-in/shell/disclosures' });
  const navigate = useNavigate();
  const { chosen } = useAgencyChoice();
  const agencyId = search.agency ?? chosen ?? undefined;
  const { view, state, category, q } = search;
  const { result, items, total } = usePages(listItems, { view: view ?? 'all', state, category, q, agencyId });
  const list = useRowKeys<HTMLOListElement>();
  const mayWrite = may(me, 'disclosure.write');
  useShortcut('n', '起草一条信息', () => void navigate({ to: '/disclosures/new' }), { enabled: mayWrite });

  function change(next: ItemSearch) {
    void navigate({ to: '/disclosures', search: next, replace: true });
  }

  return (
    <>
      <PageHead title="信息">{mayWrite ? <Link to="/disclosures/new">起草一条信息</Link> : null}</PageHead>
      <ItemFilters search={search} onChange={change} />
      <FailureNote error={result.error} onRetry={() => void result.refetch()} />
      {result.isPending ? <Waiting what="信息" /> : null}
      {result.isSuccess && items.length === 0 ? <NoItems search={search} onClear={() => change({})} /> : null}
      <ol className="rows" ref={list} aria-busy={result.isFetching} hidden={items.length === 0}>
        {items.map(item => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ol>
      <MoreRows
        shown={items.length}
        total={total}
        hasMore={result.hasNextPage}
        isLoading={result.isFetchingNextPage}
        onMore={() => void result.fetchNextPage()}
      />
    </>
  );
}

function NoItems({ search, onClear }: { search: ItemSearch; onClear: () => void }) {
  const filtered = Object.keys(search).length > 0;
  return (
    <Nothing title={filtered ? '没有符合条件的信息' : '还没有信息'}>
      {filtered ? (
        <p>
          换个条件，或者{' '}
          <button type="button" className="plain-button" onClick={onClear}>
            清除全部条件
          </button>
        </p>
      ) : (
        <p>起草的第一条信息会出现在这里。</p>
      )}
    </Nothing>
  );
}

import { type ItemState, itemStates } from '@gongkai/contract';
import { Input, Select } from 'antd';
import { useId } from 'react';
import { clearing } from '../../parts/clearing.tsx';
import { CategorySelect } from '../CategorySelect.tsx';
import { AgencyFilter } from './AgencyFilter.tsx';
import { type ItemSearch, type View, views } from './item-search.ts';

interface Props {
  search: ItemSearch;
  onChange: (search: ItemSearch) => void;
}

export function ItemFilters({ search, onChange }: Props) {
  const ids = { view: useId(), state: useId(), category: useId(), q: useId() };
  function set(part: { [Key in keyof ItemSearch]?: ItemSearch[Key] | null | undefined }) {
    const merged = { ...search, ...part };
    onChange(Object.fromEntries(Object.entries(merged).filter(([, value]) => value)) as ItemSearch);
  }
  return (
    <search className="filters not-printed">
      <label htmlFor={ids.q}>
        标题、文号、索引号
        <Input.Search
          id={ids.q}
          key={search.q ?? ''}
          defaultValue={search.q}
          maxLength={100}
          allowClear={clearing}
          onSearch={text => set({ q: text.trim() })}
        />
      </label>
      <label htmlFor={ids.view}>
        范围
        <Select<View>
          id={ids.view}
          value={search.view ?? 'all'}
          onChange={view => set({ view: view === 'all' ? null : view })}
          options={Object.entries(views).map(([value, label]) => ({ value: value as View, label }))}
        />
      </label>
      <label htmlFor={ids.state}>
        状态
        <Select<ItemState | ''>
          id={ids.state}
          value={search.state ?? ''}
          onChange={state => set({ state: state || null })}
          options={[{ value: '', label: '不限' }, ...states]}
          popupMatchSelectWidth={false}
        />
      </label>
      <label htmlFor={ids.category}>
        栏目
        <CategorySelect
          id={ids.category}
          value={search.category ?? null}
          onChange={category => set({ category })}
          allowClear
          placeholder="不限"
        />
      </label>
      <AgencyFilter chosen={search.agency ?? null} onChange={agency => set({ agency })} />
    </search>
  );
}

const states = Object.entries(itemStates).map(([value, label]) => ({ value: value as ItemState, label }));

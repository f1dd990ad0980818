import { listAgencies } from '@gongkai/contract';
import { Select } from 'antd';
import { useId } from 'react';
import { useAnswer } from '../../client/use-answer.ts';
import { clearingChoice } from '../../parts/clearing.tsx';
import { agenciesOf, may, useMe } from '../../sign-in/me-context.ts';

/** For those who read more than one agency (the county office): which one. */
export function AgencyFilter({
  chosen,
  onChange,
}: {
  chosen: number | null;
  onChange: (agency: number | null) => void;
}) {
  const id = useId();
  const me = useMe();
  const held = agenciesOf(me, 'disclosure.read');
  const several = held === '*' || held.length > 1;
  const { data } = useAnswer(listAgencies, { query: {} }, { enabled: several && may(me, 'agency.read') });
  if (!several) return null;
  const agencies = (data?.items ?? []).filter(agency => held === '*' || held.includes(agency.id));
  return (
    <label htmlFor={id}>
      机构
      <Select<number>
        id={id}
        value={chosen}
        onChange={agency => onChange(agency ?? null)}
        allowClear={clearingChoice}
        placeholder="不限"
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={agencies.map(agency => ({ value: agency.id, label: agency.name }))}
      />
    </label>
  );
}

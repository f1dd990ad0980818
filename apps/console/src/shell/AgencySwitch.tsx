import { Select } from 'antd';
import { useAgencyChoice } from './agency-choice.ts';

/** The name of the agency; a choice where a person has posts in several. */
export function AgencySwitch() {
  const { agencies, chosen, choose } = useAgencyChoice();
  if (agencies.length === 0) return null;
  if (agencies.length === 1) return <span className="agency-name">{agencies[0]?.name}</span>;
  return (
    <Select
      className="agency-switch"
      aria-label="当前机构"
      value={chosen ?? 0}
      onChange={value => choose(value === 0 ? null : value)}
      options={[
        { value: 0, label: '我的全部机构' },
        ...agencies.map(agency => ({ value: agency.id, label: agency.name })),
      ]}
      popupMatchSelectWidth={false}
    />
  );
}

import { listPeople, roles } from '@gongkai/contract';
import { Select } from 'antd';
import { useAnswer } from '../../client/use-answer.ts';

interface Props {
  id?: string;
  value?: number | null;
  onChange?: (personId: number) => void;
  agencyId: number;
}

/** People of the agency, with their posts; whether the one chosen may sign is checked by the server on the day of signing. */
export function SignerSelect({ id, value, onChange, agencyId }: Props) {
  const people = useAnswer(listPeople, { query: { agencyId, limit: 100 } });
  const options = (people.data?.items ?? []).map(person => ({
    value: person.id,
    label: `${person.name}（${person.posts
      .filter(post => post.agencyId === agencyId)
      .map(post => roles[post.role].label)
      .join('、')}）`,
  }));
  return (
    <Select<number>
      id={id}
      value={value ?? null}
      onChange={onChange}
      loading={people.isPending}
      placeholder="在纸上签字的人"
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  );
}

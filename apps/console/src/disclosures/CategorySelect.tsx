import { Select } from 'antd';
import { clearingChoice } from '../parts/clearing.tsx';
import { useItemOptions } from './use-options.ts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (category: string | null) => void;
  allowClear?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** 栏目, by group, found by typing any part of its name or of its legal basis. */
export function CategorySelect({ value, onChange, allowClear, ...rest }: Props) {
  const { data, isLoading } = useItemOptions();
  const groups = Map.groupBy(data?.categories ?? [], category => category.group);
  return (
    <Select
      {...rest}
      allowClear={allowClear ? clearingChoice : false}
      value={value ?? null}
      onChange={category => onChange?.(category ?? null)}
      loading={isLoading}
      popupMatchSelectWidth={false}
      showSearch={{
        filterOption: (text, option) =>
          option !== undefined && 'found' in option && String(option.found).includes(text.trim()),
      }}
      options={[...groups].map(([group, categories]) => ({
        label: group,
        options: categories.map(category => ({
          value: category.id,
          label: category.label,
          found: `${category.label}${category.basis}`,
        })),
      }))}
    />
  );
}

import { listItems } from '@gongkai/contract';
import { Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../client/use-answer.ts';
import { clearingChoice } from '../../parts/clearing.tsx';

interface Props {
  id?: string;
  value?: number | null;
  onChange?: (itemId: number | null) => void;
}

/** 被解读文件: a published item of ours, found by title or number. */
export function ExplainsField({ id, value, onChange }: Props) {
  const [text, setText] = useState('');
  const found = useAnswer(
    listItems,
    { query: { state: 'published', limit: 20, ...(text ? { q: text } : {}) } },
    { enabled: text.length >= 2 || value !== null },
  );
  const options = (found.data?.items ?? []).map(item => ({
    value: item.id,
    label: `${item.title}${item.documentNumber ? `（${item.documentNumber}）` : ''}`,
  }));
  if (value && !options.some(option => option.value === value)) options.unshift({ value, label: `第 ${value} 号信息` });
  return (
    <Select<number>
      id={id}
      value={value ?? null}
      onChange={item => onChange?.(item ?? null)}
      allowClear={clearingChoice}
      placeholder="输入标题或文号的两个字以上"
      notFoundContent={text.length < 2 ? '请输入标题或文号' : found.isFetching ? '正在查找…' : '没有找到已公开的信息'}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
    />
  );
}

import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { clearing } from '../parts/clearing.tsx';

/** One search for what the person may read: title, document number, index number. */
export function ShellSearch() {
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  const navigate = useNavigate();
  useShortcut('/', '搜索', () => field.current?.focus());
  return (
    <form
      role="search"
      className="shell-search"
      onSubmit={event => {
        event.preventDefault();
        void navigate({ to: '/disclosures', search: text.trim() ? { q: text.trim() } : {} });
      }}
    >
      <Input
        ref={field}
        value={text}
        onChange={event => setText(event.target.value)}
        aria-label="搜索信息：标题、文号、索引号"
        placeholder="标题、文号、索引号"
        maxLength={100}
        allowClear={clearing}
      />
    </form>
  );
}

import { Button } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  isSaving: boolean;
  isDirty: boolean;
  onSave: () => void;
  onSaveAndCheck: () => void;
  children?: ReactNode;
}

export function SaveBar({ isSaving, isDirty, onSave, onSaveAndCheck, children }: Props) {
  return (
    <div className="save-bar">
      <Button type="primary" onClick={onSaveAndCheck} loading={isSaving}>
        保存，去核对并提交
      </Button>
      <Button onClick={onSave} loading={isSaving}>
        保存草稿
      </Button>
      {children}
      <span className="quiet" role="status">
        {isDirty ? '有未保存的修改（已存本机）' : '全部已保存'}　<kbd>Ctrl</kbd> + <kbd>S</kbd> 保存
      </span>
    </div>
  );
}

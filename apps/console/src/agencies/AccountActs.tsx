import { type Person, resetCredentials, setPersonState } from '@gongkai/contract';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../client/use-send.ts';
import { showAtFields } from '../parts/show-at-fields.ts';
import { FormDialog } from './FormDialog.tsx';
import { InitialPassword } from './InitialPassword.tsx';

/** 停用、启用、重置: each with its reason, which stays in the audit records. */
export function AccountActs({ person }: { person: Person }) {
  const [open, setOpen] = useState<'state' | 'reset' | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const isActive = person.state !== 'disabled';
  return (
    <>
      <p className="page-actions">
        <Button onClick={() => setOpen('state')}>{isActive ? '停用账号' : '启用账号'}</Button>
        <Button onClick={() => setOpen('reset')}>重置口令和第二因素</Button>
      </p>
      {open === 'state' ? <StateDialog person={person} onClose={() => setOpen(null)} /> : null}
      {open === 'reset' ? <ResetDialog person={person} onDone={setPassword} onClose={() => setOpen(null)} /> : null}
      {password ? (
        <InitialPassword loginName={person.loginName} password={password} onClose={() => setPassword(null)} />
      ) : null}
    </>
  );
}

function StateDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const { message } = App.useApp();
  const setting = useSend(setPersonState, { forget: ['people.list', 'people.view'] });
  const next = person.state === 'disabled' ? 'active' : 'disabled';
  return (
    <FormDialog
      title={next === 'disabled' ? `停用 ${person.name} 的账号` : `启用 ${person.name} 的账号`}
      okText={next === 'disabled' ? '停用' : '启用'}
      form={form}
      isSending={setting.isPending}
      error={setting.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        setting.mutate(
          { params: { personId: String(person.id) }, body: { state: next, reason } },
          {
            onSuccess: () => {
              message.success(next === 'disabled' ? '已停用，其全部登录已结束' : '已启用');
              onClose();
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      {next === 'disabled' ? <p>停用后立即退出其全部登录，岗位不再有效；办过的事和签批照旧保留。</p> : null}
      <Reason />
    </FormDialog>
  );
}

function ResetDialog(props: { person: Person; onDone: (password: string) => void; onClose: () => void }) {
  const { person, onDone, onClose } = props;
  const [form] = Form.useForm<{ reason: string }>();
  const resetting = useSend(resetCredentials, { forget: ['people.list', 'people.view'] });
  return (
    <FormDialog
      title={`重置 ${person.name} 的口令和第二因素`}
      okText="重置"
      form={form}
      isSending={resetting.isPending}
      error={resetting.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        resetting.mutate(
          { params: { personId: String(person.id) }, body: { reason } },
          {
            onSuccess: answer => {
              onClose();
              onDone(answer.initialPassword);
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <p>重置后原口令、原动态口令立即失效，本人用新的初始口令登录并重新设置。请先核实是本人提出。</p>
      <Reason />
    </FormDialog>
  );
}

function Reason() {
  return (
    <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请写原因' }]}>
      <Input maxLength={200} autoFocus />
    </Form.Item>
  );
}

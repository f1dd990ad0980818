import { login, type Me } from '@gongkai/contract';
import { Button, Form, Input } from 'antd';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import type { Factor } from './factors.ts';

interface Values {
  loginName: string;
  password: string;
}

export function PasswordStep(props: {
  onDone: (me: Me) => void;
  onSecondFactor: (factors: readonly Factor[]) => void;
}) {
  const [form] = Form.useForm<Values>();
  const sending = useSend(login, {
    onDone: answer => (answer.step === 'done' ? props.onDone(answer.me) : props.onSecondFactor(answer.factors)),
  });

  function submit(values: Values) {
    sending.mutate(
      { body: values },
      {
        onError: failure => {
          showAtFields(form, failure);
          form.setFieldValue('password', '');
        },
      },
    );
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <FailureNote error={sending.error} />
      <Form.Item name="loginName" label="登录名" rules={[{ required: true, message: '请填写登录名' }]}>
        <Input autoComplete="username" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={sending.isPending}>
        登录
      </Button>
    </Form>
  );
}

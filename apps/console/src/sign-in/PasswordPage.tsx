import { changePassword } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from './me-context.ts';
import { readMeAgain } from './me-query.ts';

interface Values {
  current: string;
  next: string;
  again: string;
}

/** A new password, by choice or because the first one must go. */
export function PasswordPage() {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sending = useSend(changePassword, {
    onDone: () => {
      message.success('口令已修改，您在其他设备上的登录已结束。');
      void readMeAgain().then(() => navigate({ to: '/' }));
    },
  });

  return (
    <>
      <PageHead title="修改口令" />
      {me.mustChangePassword ? <p className="note">您用的是初始口令或口令已到期，修改后才能继续。</p> : null}
      <FailureNote error={sending.error} />
      <Form
        form={form}
        layout="vertical"
        className="narrow-form"
        onFinish={({ current, next }) =>
          sending.mutate({ body: { current, next } }, { onError: failure => showAtFields(form, failure) })
        }
      >
        <Form.Item name="current" label="现在的口令" rules={[{ required: true, message: '请填写现在的口令' }]}>
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新口令"
          rules={[{ required: true, message: '请填写新口令' }]}
          extra="长度和字符种类由本系统的口令策略规定，不合要求时会说明缺什么。"
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再写一遍新口令"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再写一遍新口令' },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次填写不一致')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          修改口令
        </Button>
      </Form>
    </>
  );
}

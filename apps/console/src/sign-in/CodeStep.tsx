import { answerSecondFactor, type Me, requestSmsCode } from '@gongkai/contract';
import { Button, Form, Input } from 'antd';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';

/** Six digits: from the authenticator, or sent to the phone on file. */
export function CodeStep({ factor, onDone }: { factor: 'totp' | 'sms'; onDone: (me: Me) => void }) {
  const [form] = Form.useForm<{ code: string }>();
  const answering = useSend(answerSecondFactor, { onDone: answer => onDone(answer.me) });
  const asking = useSend(requestSmsCode);

  function submit({ code }: { code: string }) {
    answering.mutate(
      { body: { code, factor } },
      {
        onError: failure => {
          form.setFieldValue('code', '');
          showAtFields(form, failure);
        },
      },
    );
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <p>
        {factor === 'totp'
          ? '请填写验证器（如手机上的动态口令应用）当前显示的 6 位数字。'
          : '请填写发到您登记手机上的 6 位短信验证码。'}
      </p>
      <FailureNote error={answering.error ?? asking.error} />
      {factor === 'sms' ? (
        <p>
          <Button onClick={() => asking.mutate({ body: {} })} loading={asking.isPending}>
            {asking.isSuccess ? '再发一次' : '发送短信验证码'}
          </Button>{' '}
          {asking.isSuccess ? <span role="status">已发送，请查看手机。</span> : null}
        </p>
      ) : null}
      <Form.Item
        name="code"
        label={factor === 'totp' ? '动态口令' : '短信验证码'}
        rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '应为 6 位数字' }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={answering.isPending}>
        验证并进入
      </Button>
    </Form>
  );
}

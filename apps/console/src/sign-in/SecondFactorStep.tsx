import { answerSecondFactor, type Me, requestSmsCode } from '@gongkai/contract';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';

export type Factor = 'totp' | 'sms' | 'certificate';

interface Props {
  factors: readonly Factor[];
  onDone: (me: Me) => void;
  onBack: () => void;
}

/** The second question. A code goes in as soon as its sixth digit is there. */
export function SecondFactorStep({ factors, onDone, onBack }: Props) {
  const [form] = Form.useForm<{ code: string }>();
  const [factor, setFactor] = useState<'totp' | 'sms'>(factors.includes('totp') ? 'totp' : 'sms');
  const answering = useSend(answerSecondFactor, { onDone: answer => onDone(answer.me) });
  const asking = useSend(requestSmsCode);
  const answerable = factors.includes('totp') || factors.includes('sms');

  function submit({ code }: { code: string }) {
    answering.mutate(
      { body: { code, factor } },
      {
        onError: failure => {
          showAtFields(form, failure);
          form.setFieldValue('code', '');
        },
      },
    );
  }

  if (!answerable) {
    return (
      <p className="note">此账号绑定的是数字证书，请插入证书后从统一身份认证登录，或请安全管理员改绑动态口令、短信验证码。</p>
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
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} autoFocus key={factor} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={answering.isPending}>
        验证并进入
      </Button>
      <p className="other-way">
        {factors.includes('totp') && factors.includes('sms') ? (
          <button type="button" className="plain-button" onClick={() => setFactor(factor === 'totp' ? 'sms' : 'totp')}>
            {factor === 'totp' ? '改用短信验证码' : '改用动态口令'}
          </button>
        ) : null}{' '}
        <button type="button" className="plain-button" onClick={onBack}>
          换一个账号
        </button>
      </p>
    </Form>
  );
}

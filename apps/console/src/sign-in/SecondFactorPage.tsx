import { beginTotp, confirmTotp } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from './me-context.ts';
import { readMeAgain } from './me-query.ts';

/** 绑定动态口令: the password once more, the picture to scan, one code as proof. */
export function SecondFactorPage() {
  const me = useMe();
  const [asked] = Form.useForm<{ password: string }>();
  const [proof] = Form.useForm<{ code: string }>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const beginning = useSend(beginTotp);
  const confirming = useSend(confirmTotp, {
    onDone: () => {
      message.success('动态口令已绑定，下次登录时使用。');
      void readMeAgain().then(() => navigate({ to: '/' }));
    },
  });
  const enrolment = beginning.data;

  return (
    <>
      <PageHead title="绑定动态口令" />
      {me.mustEnrolSecondFactor ? <p className="note">按本系统的登录策略，绑定第二因素后才能继续。</p> : null}
      <FailureNote error={beginning.error ?? confirming.error} />
      {enrolment ? (
        <Form
          form={proof}
          layout="vertical"
          className="narrow-form"
          onFinish={({ code }) =>
            confirming.mutate({ body: { code } }, { onError: failure => showAtFields(proof, failure) })
          }
        >
          <p>用手机上的验证器应用扫这个图；不能扫时，手工输入下面的密钥（按时间、6 位、30 秒）。</p>
          <img className="qr" alt="动态口令二维码，内容与下面的密钥相同" src={asImage(enrolment.qrSvg)} />
          <p>
            密钥 <code className="hash">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <Form.Item
            name="code"
            label="验证器现在显示的数字"
            rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '应为 6 位数字' }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirming.isPending}>
            确认绑定
          </Button>
        </Form>
      ) : (
        <Form
          form={asked}
          layout="vertical"
          className="narrow-form"
          onFinish={({ password }) =>
            beginning.mutate({ body: { password } }, { onError: failure => showAtFields(asked, failure) })
          }
        >
          <p>绑定后，登录时除口令外还要填写手机上显示的 6 位数字。手机不需要联网。换绑后，旧的立即失效。</p>
          <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
            <Input.Password autoComplete="current-password" maxLength={256} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={beginning.isPending}>
            下一步
          </Button>
        </Form>
      )}
    </>
  );
}

/** As a picture, an SVG runs no script and reaches nothing, whoever made it. */
function asImage(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

import { answerCertificate, challengeCertificate, type Me } from '@gongkai/contract';
import { Button, Form, Input } from 'antd';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';

/** The second question to a certificate or UKey: its own tool signs a text given here, the signature comes back. */
export function CertificateStep({ onDone }: { onDone: (me: Me) => void }) {
  const [form] = Form.useForm<{ signature: string }>();
  const asking = useSend(challengeCertificate);
  const answering = useSend(answerCertificate, { onDone: answer => onDone(answer.me) });
  return (
    <>
      <FailureNote error={answering.error ?? asking.error} />
      {asking.data ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ signature }) =>
            answering.mutate({ body: { signature } }, { onError: failure => void showAtFields(form, failure) })
          }
        >
          <p>用证书（UKey）自带的签名工具对下面这行文字签名，把得到的 Base64 签名贴在下面。</p>
          <p>
            <code className="hash">{asking.data.text}</code>
          </p>
          <Form.Item name="signature" label="签名（Base64）" rules={[{ required: true, message: '请粘贴签名' }]}>
            <Input.TextArea rows={4} maxLength={2000} autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={answering.isPending}>
            验证并进入
          </Button>
        </Form>
      ) : (
        <>
          <p>此账号绑定了数字证书。请插入 UKey，取得须签名的文字。</p>
          <Button type="primary" block onClick={() => asking.mutate({ body: {} })} loading={asking.isPending}>
            取得须签名的文字
          </Button>
        </>
      )}
    </>
  );
}

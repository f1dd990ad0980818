import { createPerson, type Person } from '@gongkai/contract';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../client/use-send.ts';
import { showAtFields } from '../parts/show-at-fields.ts';
import { FormDialog } from './FormDialog.tsx';
import { InitialPassword } from './InitialPassword.tsx';

interface Values {
  name: string;
  loginName: string;
  mobile?: string;
  email?: string;
}

/** 登记人员: an account without posts, and its first password, shown once. The first post is given next. */
export function CreatePersonDialog(props: { onClose: () => void; onMade: (person: Person) => void }) {
  const { onClose, onMade } = props;
  const [form] = Form.useForm<Values>();
  const [made, setMade] = useState<{ person: Person; password: string } | null>(null);
  const creating = useSend(createPerson, { forget: ['people.list'] });
  if (made) {
    const { person, password } = made;
    return <InitialPassword loginName={person.loginName} password={password} onClose={() => onMade(person)} />;
  }
  return (
    <FormDialog<Values>
      title="登记人员"
      okText="登记"
      form={form}
      isSending={creating.isPending}
      error={creating.error}
      onClose={onClose}
      onSubmit={values =>
        creating.mutate(
          { body: values },
          {
            onSuccess: answer => setMade({ person: answer.person, password: answer.initialPassword }),
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="loginName"
        label="登录名"
        extra="以小写字母开头，3 至 40 位小写字母、数字、点、横线"
        rules={[{ required: true, message: '请填写登录名' }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="mobile" label="手机" extra="用于短信验证码和提醒，加密保存">
        <Input maxLength={20} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="email" label="电子邮箱">
        <Input maxLength={120} autoComplete="off" inputMode="email" />
      </Form.Item>
    </FormDialog>
  );
}

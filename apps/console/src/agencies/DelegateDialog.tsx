import { delegatePost, listPeople } from '@gongkai/contract';
import { App, Form, Input, Select } from 'antd';
import { useAnswer } from '../client/use-answer.ts';
import { useSend } from '../client/use-send.ts';
import { DayField } from '../parts/DayField.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from '../sign-in/me-context.ts';
import { FormDialog } from './FormDialog.tsx';
import { type Post, postWords } from './person-words.ts';

interface Values {
  toPersonId: number;
  fromOn: string;
  untilOn: string;
  reason: string;
}

/** 委托: one's own post, to a colleague of the same agency, with a last day. */
export function DelegateDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const people = useAnswer(listPeople, { query: { agencyId: post.agencyId, limit: 100 } });
  const lending = useSend(delegatePost, { forget: ['people.list'] });
  return (
    <FormDialog<Values>
      title="委托他人代行岗位"
      okText="委托"
      form={form}
      initial={{ fromOn: me.today }}
      isSending={lending.isPending}
      error={lending.error ?? people.error}
      onClose={onClose}
      onSubmit={values =>
        lending.mutate(
          { params: { postId: String(post.id) }, body: values },
          {
            onSuccess: () => {
              message.success('已委托，到期自动终止');
              onClose();
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <p>{postWords(post)}。委托期间受托人可以行使这个岗位的权限，办理的事记在受托人名下。</p>
      <Form.Item name="toPersonId" label="受托人" rules={[{ required: true, message: '请选受托人' }]}>
        <Select<number>
          loading={people.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(people.data?.items ?? [])
            .filter(person => person.id !== me.personId && person.state !== 'disabled')
            .map(person => ({ value: person.id, label: person.name }))}
        />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="fromOn" label="起始日期" rules={[{ required: true, message: '请填起始日期' }]}>
          <DayField minDay={me.today} />
        </Form.Item>
        <Form.Item name="untilOn" label="截止日期" rules={[{ required: true, message: '委托必须有截止日期' }]}>
          <DayField minDay={me.today} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label="原因"
        rules={[{ required: true, whitespace: true, message: '请写原因，如出差、休假' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

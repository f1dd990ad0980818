import { decideStep } from '@gongkai/contract';
import { Form, Input } from 'antd';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { PublishTime, type PublishTimeValues, publishAtOf } from './PublishTime.tsx';
import { useItemAct } from './use-item-act.ts';

interface Values extends PublishTimeValues {
  comment?: string;
}

const WAYS = {
  approve: { title: '同意', okText: '签署同意', done: '已签署，转下一步' },
  publish: { title: '终审发布', okText: '签署同意并发布', done: '已签署终审' },
  return: { title: '退回起草人', okText: '退回', done: '已退回起草人' },
} as const;

/** 复审、终审: agree, publish (now or at a time), or return with what is to be mended. */
export function DecideDialog({ item, onClose, way }: ActProps & { way: keyof typeof WAYS }) {
  const [form] = Form.useForm<Values>();
  const { title, okText, done } = WAYS[way];
  const { act, reload } = useItemAct(decideStep, item, after =>
    after.state === 'published' ? '已公开' : after.state === 'scheduled' ? '已排定，到时自动公开' : done,
  );
  const isPublic = item.openness === 'proactive';

  function submit(values: Values) {
    act.mutate(
      {
        params: { itemId: String(item.id) },
        body: {
          expectedVersion: item.version,
          contentHash: item.contentHash,
          decision: way === 'return' ? 'returned' : 'approved',
          comment: values.comment ?? '',
          publishAt: way === 'publish' ? publishAtOf(values) : null,
        },
      },
      { onSuccess: onClose, onError: failure => void showAtFields(form, failure) },
    );
  }

  return (
    <ActDialog
      title={title}
      okText={way === 'publish' && !isPublic ? '签署同意并登记' : okText}
      item={item}
      form={form}
      initial={{ when: 'now' }}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      onSubmit={submit}
    >
      {way === 'publish' ? (
        <p>
          {isPublic
            ? '签署后这条信息即在公开网站、检索、订阅中出现。'
            : '这条信息不属于主动公开，签署后只作登记，不在网上公开。'}
        </p>
      ) : null}
      {way === 'publish' && isPublic ? <PublishTime /> : null}
      <Form.Item
        name="comment"
        label={way === 'return' ? '退回的原因、要改什么' : '意见（可不写）'}
        rules={way === 'return' ? [{ required: true, whitespace: true, message: '请写明要改什么' }] : []}
      >
        <Input.TextArea rows={3} maxLength={500} showCount autoFocus={way === 'return'} />
      </Form.Item>
    </ActDialog>
  );
}

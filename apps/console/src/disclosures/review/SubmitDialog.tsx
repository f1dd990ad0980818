import { submitItem } from '@gongkai/contract';
import { Checkbox, Form } from 'antd';
import { ProblemList } from '../editor/ProblemList.tsx';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { useItemAct } from './use-item-act.ts';

/** 起草人初审: the drafter says that the content was read, and signs the first step by submitting. */
export function SubmitDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<{ read: boolean }>();
  const { act, reload } = useItemAct(submitItem, item, () => '已提交审核');
  const next = item.steps[1];
  return (
    <ActDialog
      title="提交审核"
      okText="签署初审并提交"
      item={item}
      form={form}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          {
            params: { itemId: String(item.id) },
            body: { expectedVersion: item.version, contentHash: item.contentHash },
          },
          { onSuccess: onClose },
        )
      }
    >
      <ProblemList problems={item.problems} again />
      <p>
        提交即签署“{item.steps[0]?.label ?? '起草人初审'}”
        {next ? `，随后由“${next.label}”办理${next.withSecrecyForm ? '，并签署保密审查表' : ''}` : ''}。
        提交后再改动内容，已有签批即失效。
      </p>
      <Form.Item
        name="read"
        valuePropName="checked"
        rules={[{ validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error('请先核对内容'))) }]}
      >
        <Checkbox>我已核对标题、正文和附件，内容准确，不含国家秘密、工作秘密、商业秘密和个人隐私</Checkbox>
      </Form.Item>
    </ActDialog>
  );
}

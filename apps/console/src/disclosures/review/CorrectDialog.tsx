import { beginCorrection } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { useItemAct } from './use-item-act.ts';

/** 更正: a new edition with a note the public reads; the old one stays public until the new one is. */
export function CorrectDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<{ note: string }>();
  const navigate = useNavigate();
  const { act, reload } = useItemAct(beginCorrection, item, () => '已建新版，请修改后重新提交审核');
  return (
    <ActDialog
      title={item.state === 'published' ? '更正已公开的信息' : '起草新的一版'}
      okText="开始更正"
      item={item}
      form={form}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      onSubmit={({ note }) =>
        act.mutate(
          { params: { itemId: String(item.id) }, body: { expectedVersion: item.version, note } },
          {
            onSuccess: () => {
              onClose();
              void navigate({ to: '/disclosures/$itemId/edit', params: { itemId: String(item.id) } });
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <p>
        {item.state === 'published'
          ? `现在公开的第 ${item.editionNo} 版在新版发布前照常可见；新版走同样的审核流程，发布后取代旧版，旧版留档。`
          : '将建立新的一版，走同样的审核流程；终审后才公开。'}
      </p>
      <Form.Item
        name="note"
        label="更正说明（随新版公开）"
        rules={[{ required: true, whitespace: true, message: '请写更正说明' }]}
        extra="写给公众看：改了哪里、为什么，如“附表第 3 行金额单位更正为万元”。"
      >
        <Input maxLength={300} showCount autoFocus />
      </Form.Item>
    </ActDialog>
  );
}

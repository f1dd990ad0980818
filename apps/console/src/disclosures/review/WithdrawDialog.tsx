import { type WithdrawalGround, withdrawalGrounds, withdrawItem } from '@gongkai/contract';
import { Form, Input, Radio } from 'antd';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { useItemAct } from './use-item-act.ts';

interface Values {
  ground: WithdrawalGround;
  reason: string;
}

const grounds = Object.entries(withdrawalGrounds).map(([value, ground]) => ({ value, label: ground.label }));

/** 撤回: off every public page at once. The ground decides what the public is told; the reason stays inside. */
export function WithdrawDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<Values>();
  const ground: WithdrawalGround | undefined = Form.useWatch('ground', form);
  const { act, reload } = useItemAct(withdrawItem, item, () => '已撤回，公开页面上不再显示');
  return (
    <ActDialog<Values>
      title="撤回已公开的信息"
      okText="撤回"
      item={item}
      form={form}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      onSubmit={values =>
        act.mutate(
          { params: { itemId: String(item.id) }, body: { expectedVersion: item.version, ...values } },
          { onSuccess: onClose, onError: failure => void showAtFields(form, failure) },
        )
      }
    >
      <p>《{item.title}》将从公开网站、检索、订阅和统计中消失。内容有误而仍应公开的，请用“更正”。撤回留下台账。</p>
      <Form.Item name="ground" label="撤回类别" rules={[{ required: true, message: '请选撤回类别' }]}>
        <Radio.Group className="stacked" options={grounds} />
      </Form.Item>
      {ground ? (
        <p className="note">
          原地址上告诉公众：“{withdrawalGrounds[ground].public}”
          {withdrawalGrounds[ground].hidesTitle ? '，不显示标题。' : ''}
        </p>
      ) : null}
      <Form.Item
        name="reason"
        label="撤回原因（内部留存，不公开）"
        rules={[{ required: true, whitespace: true, message: '请写撤回原因' }]}
      >
        <Input maxLength={300} showCount />
      </Form.Item>
    </ActDialog>
  );
}

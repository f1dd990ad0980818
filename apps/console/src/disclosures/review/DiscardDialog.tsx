import { discardEdition } from '@gongkai/contract';
import { Form } from 'antd';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { useItemAct } from './use-item-act.ts';

/** 作废: a draft is given up; of a correction only the new edition, what is public stays as it is. */
export function DiscardDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<object>();
  const { act, reload } = useItemAct(discardEdition, item, () => '已作废');
  return (
    <ActDialog
      title="作废"
      okText="作废"
      item={item}
      form={form}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          { params: { itemId: String(item.id) }, query: { expectedVersion: item.version } },
          { onSuccess: onClose },
        )
      }
    >
      <p>
        {item.editionNo > 1
          ? `第 ${item.editionNo} 版的修改将放弃，此前的版本不受影响。`
          : `《${item.title}》将作废，不能恢复，也不会公开。`}
        作废留下台账。
      </p>
    </ActDialog>
  );
}

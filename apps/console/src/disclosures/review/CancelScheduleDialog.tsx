import { cancelSchedule } from '@gongkai/contract';
import { Form } from 'antd';
import { formatInstant } from '../../parts/format-time.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { useItemAct } from './use-item-act.ts';

export function CancelScheduleDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<object>();
  const { act, reload } = useItemAct(cancelSchedule, item, () => '已取消定时发布');
  return (
    <ActDialog
      title="取消定时发布"
      okText="取消定时，退回草稿"
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
        原定 {item.publishAt ? formatInstant(item.publishAt) : ''} 公开《{item.title}
        》。取消后退回草稿，要公开须重新提交审核。
      </p>
    </ActDialog>
  );
}

import { type Agency, closeAgency } from '@gongkai/contract';
import { App, Form, Input, Select } from 'antd';
import { useSend } from '../client/use-send.ts';
import { clearingChoice } from '../parts/clearing.tsx';
import { DayField } from '../parts/DayField.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from '../sign-in/me-context.ts';
import { FormDialog } from './FormDialog.tsx';

interface Values {
  closedOn: string;
  mergedIntoId: number | null;
  reason: string;
}

/** 撤销、并入: what was published stays public under the name of its time; open work has to be settled first. */
export function CloseAgencyDialog({
  agency,
  all,
  onClose,
}: {
  agency: Agency;
  all: readonly Agency[];
  onClose: () => void;
}) {
  const { today } = useMe();
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const closing = useSend(closeAgency, { forget: ['agencies.list'] });
  return (
    <FormDialog<Values>
      title={`撤销或并入 ${agency.name}`}
      okText="确认"
      form={form}
      initial={{ closedOn: today, mergedIntoId: null }}
      isSending={closing.isPending}
      error={closing.error}
      onClose={onClose}
      onSubmit={values =>
        closing.mutate(
          { params: { agencyId: String(agency.id) }, body: { ...values, mergedIntoId: values.mergedIntoId ?? null } },
          {
            onSuccess: () => {
              message.success('已办理');
              onClose();
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <p>已公开的信息仍以当时的机构名称公开。还有下级机构、在办信息的，须先处理完。</p>
      <Form.Item name="closedOn" label="撤销日期" rules={[{ required: true, message: '请填撤销日期' }]}>
        <DayField />
      </Form.Item>
      <Form.Item name="mergedIntoId" label="并入机构" extra="单纯撤销的留空">
        <Select
          allowClear={clearingChoice}
          placeholder="不并入其他机构"
          showSearch={{ optionFilterProp: 'label' }}
          options={all
            .filter(other => other.isOpen && other.id !== agency.id)
            .map(other => ({ value: other.id, label: other.name }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label="原因（文件依据）"
        rules={[{ required: true, whitespace: true, message: '请写原因' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

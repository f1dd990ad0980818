import { givePost, listAgencies, type Person, type Role, roles } from '@gongkai/contract';
import { App, Checkbox, Form, Select } from 'antd';
import { useAnswer } from '../client/use-answer.ts';
import { useSend } from '../client/use-send.ts';
import { DayField } from '../parts/DayField.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from '../sign-in/me-context.ts';
import { FormDialog } from './FormDialog.tsx';

interface Values {
  agencyId: number;
  role: Role;
  fromOn: string;
  untilOn: string | null;
  isDeputy?: boolean;
}

const scopes = { agency: '本机构', subtree: '本机构及下级', installation: '全系统' } as const;
const roleOptions = (Object.keys(roles) as Role[]).map(role => ({
  value: role,
  label: `${roles[role].label}（${scopes[roles[role].scope]}）`,
}));

/** 授予岗位: a role in an agency from a day. 三员分立 and the like are refused by the server, with the reason. */
export function GivePostDialog(props: { person: Person; onClose: () => void; onGiven?: (agencyId: number) => void }) {
  const { person, onClose, onGiven } = props;
  const { today } = useMe();
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const agencies = useAnswer(listAgencies, { query: {} });
  const giving = useSend(givePost, { forget: ['people.list', 'people.view'] });
  return (
    <FormDialog<Values>
      title={`授予 ${person.name} 岗位`}
      okText="授予"
      form={form}
      initial={{ fromOn: today, untilOn: null }}
      isSending={giving.isPending}
      error={giving.error ?? agencies.error}
      onClose={onClose}
      onSubmit={values =>
        giving.mutate(
          { params: { personId: String(person.id) }, body: { ...values, untilOn: values.untilOn ?? null } },
          {
            onSuccess: () => {
              message.success('岗位已授予');
              onClose();
              onGiven?.(values.agencyId);
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <Form.Item name="agencyId" label="机构" rules={[{ required: true, message: '请选机构' }]}>
        <Select<number>
          loading={agencies.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(agencies.data?.items ?? [])
            .filter(agency => agency.isOpen)
            .map(agency => ({ value: agency.id, label: agency.name }))}
        />
      </Form.Item>
      <Form.Item
        name="role"
        label="角色"
        rules={[{ required: true, message: '请选角色' }]}
        extra="系统管理员、安全管理员、安全审计员须是三个不同的人，且不兼业务岗位。"
      >
        <Select options={roleOptions} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="fromOn" label="起始日期" rules={[{ required: true, message: '请填起始日期' }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="untilOn" label="截止日期" extra="长期的留空">
          <DayField minDay={today} />
        </Form.Item>
      </div>
      <Form.Item name="isDeputy" valuePropName="checked">
        <Checkbox>B角：A角不在时代行</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

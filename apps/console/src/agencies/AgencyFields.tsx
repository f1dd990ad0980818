import { type Agency, agencyKinds, agencyLevels } from '@gongkai/contract';
import { Form, type FormInstance, Input, Select } from 'antd';
import { clearingChoice } from '../parts/clearing.tsx';
import { DayField } from '../parts/DayField.tsx';
import type { AgencyValues } from './agency-values.ts';
import { contactFields } from './contact-fields.ts';

interface Props {
  form: FormInstance<AgencyValues>;
  agency: Agency | null;
  all: readonly Agency[];
}

const optionsOf = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }));

export function AgencyFields({ form, agency, all }: Props) {
  const name = Form.useWatch('name', form);
  const isRenamed = agency !== null && name !== undefined && name.trim() !== agency.name;
  const parents = all.filter(other => other.isOpen && other.id !== agency?.id);
  return (
    <>
      <Form.Item name="name" label="机构名称" rules={[{ required: true, whitespace: true, message: '请填写机构全称' }]}>
        <Input maxLength={100} />
      </Form.Item>
      {isRenamed ? <p className="note">改名后，原名作为曾用名保留；此前公开的信息仍显示当时的名称。</p> : null}
      <div className="two-fields">
        <Form.Item name="shortName" label="简称" rules={[{ required: true, whitespace: true, message: '请填写简称' }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="creditCode" label="统一社会信用代码" extra="18 位，按校验位检查">
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item name="kind" label="类别" rules={[{ required: true, message: '请选类别' }]}>
          <Select options={optionsOf(agencyKinds)} />
        </Form.Item>
        <Form.Item name="level" label="层级" rules={[{ required: true, message: '请选层级' }]}>
          <Select options={optionsOf(agencyLevels)} />
        </Form.Item>
        <Form.Item name="parentId" label="上级机构">
          <Select
            allowClear={clearingChoice}
            placeholder="无"
            showSearch={{ optionFilterProp: 'label' }}
            options={parents.map(other => ({ value: other.id, label: other.name }))}
          />
        </Form.Item>
        <Form.Item name="foundedOn" label="成立日期">
          <DayField />
        </Form.Item>
        {agency ? (
          <Form.Item name="effectiveOn" label="生效日期" rules={[{ required: true, message: '请填生效日期' }]}>
            <DayField />
          </Form.Item>
        ) : null}
      </div>
      <h2>工作机构联系方式</h2>
      <div className="two-fields">
        {contactFields.map(({ name: field, label, max }) => (
          <Form.Item key={field} name={['contact', field]} label={label}>
            <Input maxLength={max} />
          </Form.Item>
        ))}
      </div>
    </>
  );
}

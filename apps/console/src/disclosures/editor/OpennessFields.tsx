import { opennessKinds } from '@gongkai/contract';
import { Form, Input, Radio, Select } from 'antd';
import { useItemOptions } from '../use-options.ts';

const kinds = Object.entries(opennessKinds).map(([value, label]) => ({ value, label }));

/** 公开属性: what it is, and for anything but 主动公开 the ground of the law and what it means here. */
export function OpennessFields() {
  return (
    <>
      <Form.Item
        name="openness"
        label="公开属性"
        required
        extra="须与文件附注（如“此件公开发布”）一致，不一致时不能提交。只有主动公开的信息会出现在公开网站上，其余只作登记。"
      >
        <Radio.Group options={kinds} />
      </Form.Item>
      <Form.Item noStyle dependencies={['openness']}>
        {({ getFieldValue }) => (getFieldValue('openness') === 'proactive' ? null : <GroundFields />)}
      </Form.Item>
    </>
  );
}

function GroundFields() {
  const { data } = useItemOptions();
  const grounds = data?.withholdingGrounds ?? [];
  return (
    <>
      <Form.Item name="opennessGround" label="不主动公开的依据" required>
        <Select
          placeholder="选择法定依据"
          options={grounds.map(ground => ({ value: ground.id, label: `${ground.label}（${ground.article}）` }))}
        />
      </Form.Item>
      <Form.Item name="opennessReason" label="公开属性理由" required extra="写明这条信息为什么属于上述情形">
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </>
  );
}

import { Checkbox, Form, Input, Radio } from 'antd';
import { questionNames, secrecyQuestions } from './secrecy-questions.ts';

const yesNo = [
  { value: false, label: '否' },
  { value: true, label: '是' },
];

/** The questions of 保密审查表; each is answered, none is preset. `under` nests them in a larger form. */
export function SecrecyFields({ under }: { under?: string }) {
  const at = (name: string) => (under ? [under, name] : name);
  return (
    <>
      {questionNames.map(name => (
        <Form.Item
          key={name}
          name={at(name)}
          label={`${secrecyQuestions[name].label}（${secrecyQuestions[name].basis}）`}
          rules={[{ required: true, message: '请回答“是”或“否”' }]}
        >
          <Radio.Group options={yesNo} />
        </Form.Item>
      ))}
      <Form.Item name={at('unreadableFilesSeen')} valuePropName="checked">
        <Checkbox>系统读不出文字的附件（扫描件、图片），我已逐个打开查看</Checkbox>
      </Form.Item>
      <Form.Item
        name={at('opinion')}
        label="审查意见"
        rules={[{ required: true, whitespace: true, message: '请写审查意见，如“经审查，可以公开”' }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  );
}

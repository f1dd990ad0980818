import { validityKinds } from '@gongkai/contract';
import { Form, type FormInstance, Input, Select } from 'antd';
import { DayField } from '../../parts/DayField.tsx';
import { useMe } from '../../sign-in/me-context.ts';
import { CategorySelect } from '../CategorySelect.tsx';
import { AttachmentField } from './AttachmentField.tsx';
import { CategoryBasis } from './CategoryBasis.tsx';
import { ExplainsField } from './ExplainsField.tsx';
import type { ItemValues } from './item-values.ts';
import { OpennessFields } from './OpennessFields.tsx';
import { RichEditor } from './RichEditor.tsx';
import '../rich-text.css';
import { clearingChoice } from '../../parts/clearing.tsx';

interface Props {
  form: FormInstance<ItemValues>;
  initial: ItemValues;
  onEdit: () => void;
}

const validities = Object.entries(validityKinds).map(([value, label]) => ({ value, label }));

/** What a clerk writes, in the order of the public page: title, text, attachments, then the facts beside them. */
export function ItemForm({ form, initial, onEdit }: Props) {
  const { today } = useMe();
  return (
    <Form
      form={form}
      layout="vertical"
      className="item-form"
      initialValues={initial}
      onValuesChange={onEdit}
      scrollToFirstError
    >
      <Form.Item name="title" label="标题" required>
        <Input maxLength={200} autoFocus={initial.title === ''} />
      </Form.Item>
      <Form.Item name="body" label={<span id="body-label">正文</span>}>
        <RichEditor labelledBy="body-label" />
      </Form.Item>
      <Form.Item name="attachments" label="附件">
        <AttachmentField />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="category" label="栏目" required extra={<CategoryBasis />}>
          <CategorySelect placeholder="选择栏目" />
        </Form.Item>
        <Form.Item name="formedOn" label="成文日期" required extra="公开期限从这一天的次日起算（条例第二十六条）">
          <DayField maxDay={today} />
        </Form.Item>
        <Form.Item name="documentNumber" label="文号" extra="如 云政发〔2026〕12号；没有文号的留空">
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="source" label="信息来源" extra="非本机关制作的写明来源；留空即本机关">
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <OpennessFields />
      <Form.Item name="summary" label="内容概述">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="keywords" label="关键词" extra="写一个按一次回车，最多 10 个">
          <Select
            mode="tags"
            maxCount={10}
            open={false}
            suffixIcon={null}
            tokenSeparators={['，', ',', '、', '；', ';']}
          />
        </Form.Item>
        <Form.Item name="validity" label="有效性" extra="规范性文件填写，其他信息留空">
          <Select allowClear={clearingChoice} placeholder="不标注" options={validities} />
        </Form.Item>
      </div>
      <Form.Item name="explainsItemId" label="被解读文件" extra="政策解读填写：公开后两边互相链接">
        <ExplainsField />
      </Form.Item>
    </Form>
  );
}

import { Form, Radio } from 'antd';
import { SecrecyFields } from './SecrecyFields.tsx';

/** What the paper holds, where a step is signed together with the secrecy form. */
export function CoversField() {
  return (
    <Form.Item name="covers" label="纸上签的是">
      <Radio.Group
        options={[
          { value: 'step', label: '审核意见' },
          { value: 'secrecy-form', label: '保密审查表' },
          { value: 'both', label: '两者都有' },
        ]}
      />
    </Form.Item>
  );
}

/** The secrecy form signed on paper, entered as it was ticked there. */
export function OfflineSecrecy() {
  return (
    <Form.Item noStyle dependencies={['covers']}>
      {({ getFieldValue }) =>
        ['secrecy-form', 'both'].includes(getFieldValue('covers')) ? <SecrecyFields under="secrecyForm" /> : null
      }
    </Form.Item>
  );
}

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

/** Agreed or returned, as the paper says; a secrecy form alone says it by its answers. */
export function DecisionField() {
  return (
    <Form.Item noStyle dependencies={['covers']}>
      {({ getFieldValue }) =>
        getFieldValue('covers') === 'secrecy-form' ? null : (
          <Form.Item name="decision" label="签批意见">
            <Radio.Group
              options={[
                { value: 'approved', label: '同意' },
                { value: 'returned', label: '退回' },
              ]}
            />
          </Form.Item>
        )
      }
    </Form.Item>
  );
}

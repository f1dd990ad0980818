import { DatePicker, Form, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

export interface PublishTimeValues {
  when: 'now' | 'later';
  publishTime?: Dayjs | null;
}

/** Now, or at a time of the law's clock: what is picked is Beijing time on every machine. */
export function publishAtOf(values: PublishTimeValues): string | null {
  if (values.when === 'now' || !values.publishTime) return null;
  return `${values.publishTime.format('YYYY-MM-DDTHH:mm')}:00+08:00`;
}

export function PublishTime() {
  return (
    <>
      <Form.Item name="when" label="发布时间">
        <Radio.Group
          options={[
            { value: 'now', label: '立即发布' },
            { value: 'later', label: '定时发布' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['when']}>
        {({ getFieldValue }) =>
          getFieldValue('when') === 'later' ? (
            <Form.Item
              name="publishTime"
              label="到这个时间发布（北京时间）"
              rules={[{ required: true, message: '请选发布时间' }]}
              extra="到时再核对一遍签批是否有效、机构是否存续；不符合的不会发布，并退回处理。"
            >
              <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" minDate={dayjs()} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </>
  );
}

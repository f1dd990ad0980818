import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, InputNumber } from 'antd';
import { DayField } from '../parts/DayField.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useMe } from '../sign-in/me-context.ts';
import { DaySheet } from './DaySheet.tsx';

interface Values {
  from: string;
  days: number;
}

/** The working calendar as a tool: what day is the n-th working day from here, and why. */
export function CalendarPage() {
  const me = useMe();
  const search = useSearch({ from: '/signed-in/shell/calendar' });
  const navigate = useNavigate();
  const from = search.from ?? me.today;
  const days = search.days ?? 20;

  return (
    <>
      <PageHead title="工作日历" lead="起算日当天不计，从次日起数工作日；调休上班日计入，法定节假日和周末不计。">
        <Button onClick={() => window.print()}>打印</Button>
      </PageHead>
      <Form<Values>
        key={`${from} ${days}`}
        layout="vertical"
        className="filters not-printed"
        initialValues={{ from, days }}
        onFinish={values => void navigate({ to: '/calendar', search: values })}
      >
        <Form.Item name="from" label="起算日" rules={[{ required: true, message: '请选起算日' }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="days" label="工作日数" rules={[{ required: true, message: '请写 1 至 200' }]}>
          <InputNumber min={1} max={200} precision={0} />
        </Form.Item>
        <Form.Item label={null}>
          <Button type="primary" htmlType="submit">
            计算
          </Button>
        </Form.Item>
      </Form>
      <DaySheet from={from} workingDays={days} />
    </>
  );
}

import { Button, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Failure } from '../client/failure.ts';
import { FailureNote } from '../parts/FailureNote.tsx';

interface Props<Values> {
  title: string;
  okText: string;
  form: FormInstance<Values>;
  initial?: Partial<Values>;
  isSending: boolean;
  error: Failure | null;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is one form: the server's sentence on top, its problems at the fields. */
export function FormDialog<Values>(props: Props<Values>) {
  return (
    <Modal open title={props.title} onCancel={props.onClose} footer={null} width={620} mask={{ closable: false }}>
      <FailureNote error={props.error} />
      <Form form={props.form} layout="vertical" initialValues={props.initial as object} onFinish={props.onSubmit}>
        {props.children}
        <div className="page-actions">
          <Button type="primary" htmlType="submit" loading={props.isSending}>
            {props.okText}
          </Button>
          <Button onClick={props.onClose}>取消</Button>
        </div>
      </Form>
    </Modal>
  );
}

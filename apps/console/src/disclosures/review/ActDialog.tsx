import type { ItemDetail } from '@gongkai/contract';
import { Button, Form, type FormInstance, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Failure, isConflict } from '../../client/failure.ts';
import { FailureNote } from '../../parts/FailureNote.tsx';

interface Props<Values> {
  title: string;
  okText: string;
  item: ItemDetail;
  form: FormInstance<Values>;
  initial?: Partial<Values>;
  isSending: boolean;
  error: Failure | null;
  onSubmit: (values: Values) => void;
  onReload: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
  width?: number;
}

/**
 * The frame of every act on an item. It remembers the content it was opened on: if somebody changes it meanwhile, nothing is
 * signed unread. Text already written stays in its fields.
 */
export function ActDialog<Values>(props: Props<Values>) {
  const { item, form, error } = props;
  const [openedOn] = useState(item.contentHash);
  const [isReloading, setIsReloading] = useState(false);
  const contentChanged = openedOn !== item.contentHash;

  async function reload() {
    setIsReloading(true);
    await props.onReload().finally(() => setIsReloading(false));
  }

  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      footer={null}
      width={props.width ?? 560}
      mask={{ closable: false }}
    >
      {isConflict(error) ? (
        <div className="note is-late" role="alert">
          <p>
            <strong>他人已先一步处理</strong>　{error?.message}
          </p>
          <Button onClick={() => void reload()} loading={isReloading}>
            取最新情况，保留我写的文字
          </Button>
        </div>
      ) : (
        <FailureNote error={error} />
      )}
      {contentChanged ? (
        <p className="note is-late" role="alert">
          内容在您打开之后被改动过。请先复制您写的文字，关闭本窗口，重新看过内容再办理。
        </p>
      ) : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={props.initial as object}
        onFinish={props.onSubmit}
        onKeyDown={keepFromSigning}
      >
        {props.children}
        <div className="page-actions">
          <Button type="primary" htmlType="submit" loading={props.isSending} disabled={contentChanged}>
            {props.okText}
          </Button>
          <Button onClick={props.onClose}>取消</Button>
        </div>
      </Form>
    </Modal>
  );
}

/** Enter in a field ends the typing of a day or a name; a signature is given by pressing its button, never in passing. */
function keepFromSigning(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

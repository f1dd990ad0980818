import { Modal } from 'antd';

interface Props {
  loginName: string;
  password: string;
  onClose: () => void;
}

/** Shown once: the server keeps only its hash. */
export function InitialPassword({ loginName, password, onClose }: Props) {
  return (
    <Modal
      open
      title="初始口令"
      onOk={onClose}
      onCancel={onClose}
      okText="已转告本人"
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
    >
      <p>
        登录名 <strong>{loginName}</strong>
      </p>
      <p className="secret">{password}</p>
      <p>只显示这一次。请当面或经内部渠道转告本人，首次登录时必须修改。</p>
    </Modal>
  );
}

import { Modal, Switch } from 'antd';
import { useState } from 'react';
import { listShortcuts, singleKeysAreOn, switchSingleKeys } from '../keyboard/shortcuts.ts';

/** `?`: the keys of this page, and the switch for single-letter keys. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeysAreOn);
  const [shortcuts] = useState(listShortcuts);
  return (
    <Modal open title="键盘操作" onCancel={onClose} footer={null}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">按键</th>
            <th scope="col">作用</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(shortcut => (
            <tr key={shortcut.keys}>
              <td className="nowrap">
                <KeyNames keys={shortcut.keys} />
              </td>
              <td>{shortcut.what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="switch-line">
        <Switch
          id="single-keys"
          checked={on}
          onChange={value => {
            switchSingleKeys(value);
            setOn(value);
          }}
        />{' '}
        <label htmlFor="single-keys">启用单个字母的按键</label>
      </p>
    </Modal>
  );
}

function KeyNames({ keys }: { keys: string }) {
  const names = keys.split(/[ +]/).map(key => (key === 'ctrl' ? 'Ctrl' : key.length === 1 ? key.toUpperCase() : key));
  const between = keys.includes('+') ? ' + ' : ' 再按 ';
  return names.map((name, index) => (
    <span key={name + String(index)}>
      {index > 0 ? between : ''}
      <kbd>{name}</kbd>
    </span>
  ));
}

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useInView } from '../../parts/use-in-view.ts';

interface Props {
  itemId: number;
  message: string;
  onKeepMine: () => void;
  isLoading: boolean;
}

/** 409: somebody else saved or decided first. Nothing written here is lost, and nothing of theirs is overwritten unasked. */
export function ConflictNote({ itemId, message, onKeepMine, isLoading }: Props) {
  const note = useInView<HTMLDivElement>(message);
  return (
    <div ref={note} className="note is-late" role="alert">
      <p>
        <strong>他人已先一步处理</strong>　{message}您的文字仍在本页，也保存在本机。
      </p>
      <p className="page-actions">
        <Link to="/disclosures/$itemId" params={{ itemId: String(itemId) }} target="_blank">
          在新窗口查看最新内容
        </Link>
        <Button onClick={onKeepMine} loading={isLoading}>
          取最新版本，保留我的文字
        </Button>
      </p>
    </div>
  );
}

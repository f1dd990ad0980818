import { Link } from '@tanstack/react-router';
import { useTitle } from './use-title.ts';

export function NotThere() {
  useTitle('没有这个页面');
  return (
    <main className="lone-page">
      <h1>没有这个页面</h1>
      <p>地址可能写错了，或者链接已经过时。</p>
      <p>
        <Link to="/">回到待办</Link>
      </p>
    </main>
  );
}

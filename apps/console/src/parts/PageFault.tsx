import { useTitle } from './use-title.ts';

/** A bug of ours, or a part of the console that was replaced by an upgrade while the page stood open. */
export function PageFault() {
  useTitle('页面出错');
  return (
    <main className="lone-page">
      <h1>页面出错了</h1>
      <p>可能是系统刚刚升级。请刷新页面；编辑中的文稿保存在本机，刷新后可以恢复。</p>
      <p>
        <a href={window.location.href}>刷新</a>　<a href="/">回到待办</a>
      </p>
    </main>
  );
}

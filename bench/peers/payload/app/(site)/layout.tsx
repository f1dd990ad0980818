import type { ReactNode } from 'react';

export const metadata = { title: '云岭县政府信息公开（虚构）' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        <header>
          <a href="/">云岭县政府信息公开（虚构）</a>
          <nav>
            <a href="/guide">指南</a> <a href="/catalog">法定主动公开内容</a> <a href="/apply">依申请公开</a>{' '}
            <a href="/reports">年度报告</a>
          </nav>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

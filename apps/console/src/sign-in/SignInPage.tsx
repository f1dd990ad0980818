import { type Me, signInWays } from '@gongkai/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { useTitle } from '../parts/use-title.ts';
import type { Factor } from './factors.ts';
import { welcome } from './me-query.ts';
import { OidcRefusal } from './OidcRefusal.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { SecondFactorStep } from './SecondFactorStep.tsx';
import './sign-in.css';

/** Sign-in: password, then the second factor; or the province's single sign-on where the office has it. */
export function SignInPage() {
  useTitle('登录');
  const { data: ways } = useAnswer(signInWays, {}, { staleMs: Number.POSITIVE_INFINITY });
  const { back, ended, refused, factors: fromProvider } = useSearch({ from: '/sign-in' });
  // The single sign-on may come back with its part done and the second factor still to be asked here.
  const [factors, setFactors] = useState<readonly Factor[] | null>(fromProvider ?? null);
  const navigate = useNavigate();

  function enter(me: Me) {
    welcome(me);
    void navigate({ href: back ?? '/', replace: true });
  }

  return (
    <main className="sign-in">
      <header>
        <p className="letterhead">{ways?.siteName ?? '政府信息公开'}</p>
        <hr className="double-rule" />
        <h1>工作台登录</h1>
      </header>
      {refused ? <OidcRefusal code={refused} /> : null}
      {ended && !factors ? <p className="note">登录已结束。重新登录后回到原来的页面，未保存的文稿还在本机。</p> : null}
      {factors ? (
        <SecondFactorStep offered={factors} onDone={enter} onBack={() => setFactors(null)} />
      ) : (
        <PasswordStep onDone={enter} onSecondFactor={setFactors} />
      )}
      {ways?.oidc && !factors ? (
        <p className="other-way">
          <a href={ways.oidc.startAt}>{ways.oidc.label}</a>
        </p>
      ) : null}
      {ways?.mode === 'demo' ? (
        <aside className="note">
          <p>这是演示环境：机构、人物与信息均为虚构。演示账号、口令和动态口令密钥在启动时打印在终端。</p>
        </aside>
      ) : null}
      <p className="quiet">口令连续输错会暂时停止登录。忘记口令请找本单位的安全管理员重置。</p>
    </main>
  );
}

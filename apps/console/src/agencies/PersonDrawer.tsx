import { type Person, viewPerson } from '@gongkai/contract';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Pairs } from '../parts/Pairs.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { AccountActs } from './AccountActs.tsx';
import { GivePostDialog } from './GivePostDialog.tsx';
import { PostList } from './PostList.tsx';
import { factorNames, personStates } from './person-words.ts';
import { SessionList } from './SessionList.tsx';

/** One person: posts, account, and the contact data for those who may see them, which is recorded. */
export function PersonDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const me = useMe();
  const [isGiving, setIsGiving] = useState(false);
  const mayManage = may(me, 'security.accounts');
  return (
    <Drawer open title={person.name} onClose={onClose} size={600}>
      <Pairs
        of={[
          ['登录名', person.loginName],
          ['账号', personStates[person.state]],
          ['第二因素', factorNames[person.secondFactor]],
        ]}
      />
      <Contact person={person} />
      <h2>岗位</h2>
      <PostList person={person} />
      {mayManage ? (
        <>
          <p>
            <Button onClick={() => setIsGiving(true)}>授予岗位</Button>
          </p>
          <h2>账号</h2>
          <AccountActs person={person} />
          <SessionList person={person} />
        </>
      ) : null}
      {isGiving ? <GivePostDialog person={person} onClose={() => setIsGiving(false)} /> : null}
    </Drawer>
  );
}

function Contact({ person }: { person: Person }) {
  const me = useMe();
  const [isAsked, setIsAsked] = useState(false);
  const whole = useAnswer(viewPerson, { params: { personId: String(person.id) } }, { enabled: isAsked });
  const shown = whole.data ?? person;
  return (
    <section aria-label="联系方式">
      <h2>联系方式</h2>
      <FailureNote error={whole.error} />
      <Pairs
        of={[
          ['手机', shown.mobile ?? '未填'],
          ['电子邮箱', shown.email ?? '未填'],
        ]}
      />
      {whole.data ? (
        <p className="quiet">本次查看已记入审计记录。</p>
      ) : may(me, 'person.read-contact') ? (
        <p>
          <Button onClick={() => setIsAsked(true)} loading={whole.isFetching}>
            查看完整联系方式
          </Button>
          <span className="quiet">　查看会记入审计记录</span>
        </p>
      ) : null}
    </section>
  );
}

import { endSessions, listSessions, type Person } from '@gongkai/contract';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { useSend } from '../client/use-send.ts';
import { Answered } from '../parts/Answered.tsx';
import { formatInstant } from '../parts/format-time.ts';
import { showAtFields } from '../parts/show-at-fields.ts';
import { FormDialog } from './FormDialog.tsx';

const ways = { password: '口令', oidc: '统一身份认证' } as const;

/** Where a person is signed in now, for the security administrator, and the way to end it everywhere. */
export function SessionList({ person }: { person: Person }) {
  const answer = useAnswer(listSessions, { params: { personId: String(person.id) } }, { staleMs: 0 });
  const [isEnding, setIsEnding] = useState(false);
  return (
    <section aria-label="当前登录">
      <Answered of={answer} what="当前登录">
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">现在没有登录。</p>
          ) : (
            <>
              <ul className="plain-list">
                {items.map(session => (
                  <li key={session.id}>
                    {ways[session.way]}登录于 {formatInstant(session.beganAt)}
                    <span className="quiet">　最近操作 {formatInstant(session.seenAt)}</span>
                  </li>
                ))}
              </ul>
              <p>
                <Button onClick={() => setIsEnding(true)}>结束全部登录</Button>
              </p>
            </>
          )
        }
      </Answered>
      {isEnding ? <EndDialog person={person} onClose={() => setIsEnding(false)} /> : null}
    </section>
  );
}

function EndDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const { message } = App.useApp();
  const ending = useSend(endSessions, { forget: ['people.sessions'] });
  return (
    <FormDialog
      title={`结束 ${person.name} 的全部登录`}
      okText="立即结束"
      form={form}
      isSending={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        ending.mutate(
          { params: { personId: String(person.id) }, body: { reason } },
          {
            onSuccess: ({ ended }) => {
              message.success(`已结束 ${ended} 处登录`);
              onClose();
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请写原因' }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

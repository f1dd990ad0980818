import { endPost, type Person } from '@gongkai/contract';
import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../client/use-send.ts';
import { DayField } from '../parts/DayField.tsx';
import { showAtFields } from '../parts/show-at-fields.ts';
import { may, useMe } from '../sign-in/me-context.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import { FormDialog } from './FormDialog.tsx';
import { type Post, postWords } from './person-words.ts';

/** The posts of one person, with what can be done to each: end it, or lend one's own. */
export function PostList({ person }: { person: Person }) {
  const me = useMe();
  const [ending, setEnding] = useState<Post | null>(null);
  const [lending, setLending] = useState<Post | null>(null);
  if (person.posts.length === 0) return <p className="quiet">没有岗位，登录后什么都不能办。</p>;
  return (
    <>
      <ul className="plain-list">
        {person.posts.map(post => (
          <li key={post.id} className="post-line">
            {postWords(post)}
            <span className="quiet">　自 {post.fromOn}</span>{' '}
            {may(me, 'security.accounts') ? (
              <button type="button" className="plain-button" onClick={() => setEnding(post)}>
                结束
              </button>
            ) : null}{' '}
            {me.personId === person.id && !post.delegatedBy ? (
              <button type="button" className="plain-button" onClick={() => setLending(post)}>
                委托他人代行
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {ending ? <EndPostDialog post={ending} onClose={() => setEnding(null)} /> : null}
      {lending ? <DelegateDialog post={lending} onClose={() => setLending(null)} /> : null}
    </>
  );
}

function EndPostDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { today } = useMe();
  const [form] = Form.useForm<{ endedOn: string; reason: string }>();
  const { message } = App.useApp();
  const ending = useSend(endPost, { forget: ['people.list', 'people.view'] });
  return (
    <FormDialog
      title="结束岗位"
      okText="结束"
      form={form}
      initial={{ endedOn: today }}
      isSending={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={values =>
        ending.mutate(
          { params: { postId: String(post.id) }, body: values },
          {
            onSuccess: () => {
              message.success('岗位已结束');
              onClose();
            },
            onError: failure => void showAtFields(form, failure),
          },
        )
      }
    >
      <p>{postWords(post)}</p>
      <Form.Item name="endedOn" label="结束日期" rules={[{ required: true, message: '请填结束日期' }]}>
        <DayField />
      </Form.Item>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请写原因' }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

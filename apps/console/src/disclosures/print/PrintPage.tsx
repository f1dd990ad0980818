import { loadItem } from '@gongkai/contract';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense } from 'react';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../parts/Answered.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { PublicationSheet } from './PublicationSheet.tsx';
import { SecrecySheet } from './SecrecySheet.tsx';

/** A paper of the review: for the file, or for the leader's pen. */
export function PrintPage() {
  const { itemId, form } = useParams({ from: '/signed-in/disclosures/$itemId/print/$form' });
  const answer = useAnswer(loadItem, { params: { itemId } }, { staleMs: 0 });
  const Sheet = form === 'secrecy' ? SecrecySheet : PublicationSheet;
  useTitle(form === 'secrecy' ? '保密审查表' : '信息发布审核表');
  return (
    <main className="paper">
      <p className="page-actions not-printed">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <Link to="/disclosures/$itemId" params={{ itemId }}>
          回到这条信息
        </Link>
      </p>
      <Suspense fallback={<Waiting what="这条信息" />}>
        <Answered of={answer} what="这条信息" heading="信息">
          {item => <Sheet item={item} />}
        </Answered>
      </Suspense>
    </main>
  );
}

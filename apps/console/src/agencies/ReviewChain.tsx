import { loadReviewChain } from '@gongkai/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { Answered } from '../parts/Answered.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { ReviewChainEditor } from './ReviewChainEditor.tsx';
import { stepKinds } from './step-kinds.ts';

/** The steps that an item of this agency goes through before it is public. */
export function ReviewChain({ agencyId, isOpen }: { agencyId: number; isOpen: boolean }) {
  const me = useMe();
  const answer = useAnswer(loadReviewChain, { params: { agencyId: String(agencyId) } });
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section aria-labelledby="chain-heading">
      <h3 id="chain-heading">信息发布审核流程</h3>
      <Answered of={answer} what="审核流程">
        {({ steps, isDefault }) =>
          isEditing ? (
            <ReviewChainEditor agencyId={agencyId} steps={steps} onClose={() => setIsEditing(false)} />
          ) : (
            <>
              <ol>
                {steps.map(step => (
                  <li key={step.label}>
                    {step.label}
                    <span className="quiet">
                      {'　'}
                      {stepKinds[step.kind]}
                      {step.withSecrecyForm ? '，同时签署保密审查表' : ''}
                    </span>
                  </li>
                ))}
              </ol>
              {isDefault ? <p className="quiet">未单独设置，用默认流程。</p> : null}
              {isOpen && may(me, 'agency.configure', agencyId) ? (
                <Button onClick={() => setIsEditing(true)}>修改流程</Button>
              ) : null}
            </>
          )
        }
      </Answered>
    </section>
  );
}

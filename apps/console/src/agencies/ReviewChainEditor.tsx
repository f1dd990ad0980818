import { type ReviewStep, setReviewChain } from '@gongkai/contract';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../client/use-send.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { stepKinds } from './step-kinds.ts';

const MOST_STEPS = 6;

interface Draft extends ReviewStep {
  readonly key: number;
}

/** The first step is always the drafter's, the last always publishes; between them what the agency's own rules ask. */
export function ReviewChainEditor(props: { agencyId: number; steps: readonly ReviewStep[]; onClose: () => void }) {
  const { message } = App.useApp();
  const [steps, setSteps] = useState<readonly Draft[]>(() => props.steps.map((step, key) => ({ ...step, key })));
  const saving = useSend(setReviewChain, {
    forget: ['agencies.review-chain'],
    onDone: () => {
      message.success('审核流程已保存，此后提交的信息按新流程办理');
      props.onClose();
    },
  });

  const patch = (key: number, part: Partial<ReviewStep>) =>
    setSteps(list => list.map(step => (step.key === key ? { ...step, ...part } : step)));

  function addReview() {
    const key = Math.max(...steps.map(step => step.key)) + 1;
    setSteps(list => [
      ...list.slice(0, -1),
      { key, kind: 'review', label: '', withSecrecyForm: false },
      ...list.slice(-1),
    ]);
  }

  return (
    <div className="chain-editor">
      <FailureNote error={saving.error} />
      <ol>
        {steps.map((step, index) => (
          <li key={step.key}>
            <Input
              value={step.label}
              aria-label={`第 ${index + 1} 步名称`}
              maxLength={20}
              onChange={event => patch(step.key, { label: event.target.value })}
            />
            <span className="quiet">{stepKinds[step.kind]}</span>
            {step.kind === 'draft' ? null : (
              <Checkbox
                checked={step.withSecrecyForm}
                onChange={event => patch(step.key, { withSecrecyForm: event.target.checked })}
              >
                同时签署保密审查表
              </Checkbox>
            )}
            {step.kind === 'review' ? (
              <button
                type="button"
                className="plain-button"
                onClick={() => setSteps(list => list.filter(other => other.key !== step.key))}
              >
                删去{step.label}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="quiet">终审人不能是起草人；没有对应同一内容的保密审查表不能发布。这两条由系统保证，不能设置。</p>
      <p className="page-actions">
        <Button
          type="primary"
          loading={saving.isPending}
          onClick={() =>
            saving.mutate({
              params: { agencyId: String(props.agencyId) },
              body: { steps: steps.map(({ key: _key, ...step }) => step) },
            })
          }
        >
          保存流程
        </Button>
        {steps.length < MOST_STEPS ? <Button onClick={addReview}>加一步审核</Button> : null}
        <Button onClick={props.onClose}>取消</Button>
      </p>
    </div>
  );
}

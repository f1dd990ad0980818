import { recordOfflineDecision } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { DayField } from '../../parts/DayField.tsx';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { useMe } from '../../sign-in/me-context.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { CoversField, DecisionField, OfflineSecrecy } from './OfflineSecrecy.tsx';
import { PublishTime, type PublishTimeValues, publishAtOf } from './PublishTime.tsx';
import { type Scan, ScanField } from './ScanField.tsx';
import { SignerSelect } from './SignerSelect.tsx';
import { formOf, type SecrecyAnswers } from './secrecy-questions.ts';
import { useItemAct } from './use-item-act.ts';

interface Values extends PublishTimeValues {
  decision: 'approved' | 'returned';
  signedBy: number;
  signedOn: string;
  scanHash: Scan;
  comment?: string;
  covers: 'step' | 'secrecy-form' | 'both';
  secrecyForm?: SecrecyAnswers;
}

/** 线下签批: the leader signed paper; who, when, what was written, and the scan. */
export function OfflineDialog({ item, onClose }: ActProps) {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const { act, reload } = useItemAct(recordOfflineDecision, item, () => '已登记线下签批');
  const step = item.currentStep === null ? undefined : item.steps[item.currentStep];

  function submit(values: Values) {
    act.mutate(
      {
        params: { itemId: String(item.id) },
        body: {
          expectedVersion: item.version,
          contentHash: item.contentHash,
          // Of a secrecy form alone the answers decide, not a word beside them.
          decision: values.covers === 'secrecy-form' ? 'approved' : values.decision,
          comment: values.comment ?? '',
          publishAt: values.decision === 'approved' && step?.kind === 'final' ? publishAtOf(values) : null,
          signedBy: values.signedBy,
          signedOn: values.signedOn,
          scanHash: values.scanHash.hash,
          covers: values.covers,
          secrecyForm: values.covers !== 'step' && values.secrecyForm ? formOf(values.secrecyForm) : null,
        },
      },
      { onSuccess: onClose, onError: failure => void showAtFields(form, failure) },
    );
  }

  return (
    <ActDialog
      title={`登记线下签批${step ? `：${step.label}` : ''}`}
      okText="登记"
      item={item}
      form={form}
      initial={{ decision: 'approved', when: 'now', covers: 'step' }}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      width={640}
      onSubmit={submit}
    >
      <p>
        领导在纸上签批的，由信息员登记并上传扫描件。
        <Link
          to="/disclosures/$itemId/print/$form"
          params={{ itemId: String(item.id), form: 'publication' }}
          target="_blank"
        >
          打印信息发布审核表
        </Link>
        {'　'}纸上印有内容校验码，须与现在的内容一致。
      </p>
      {step?.withSecrecyForm ? <CoversField /> : null}
      <DecisionField />
      <Form.Item name="signedBy" label="签批人" rules={[{ required: true, message: '请选签批人' }]}>
        <SignerSelect agencyId={item.agencyId} />
      </Form.Item>
      <Form.Item name="signedOn" label="签批日期" rules={[{ required: true, message: '请填纸上的签批日期' }]}>
        <DayField maxDay={me.today} />
      </Form.Item>
      <Form.Item name="scanHash" label="扫描件" rules={[{ required: true, message: '请上传签批件的扫描件或照片' }]}>
        <ScanField />
      </Form.Item>
      <Form.Item name="comment" label="纸上写的意见">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <OfflineSecrecy />
      {step?.kind === 'final' && item.openness === 'proactive' ? <PublishTime /> : null}
    </ActDialog>
  );
}

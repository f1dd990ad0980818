import { signSecrecyReview } from '@gongkai/contract';
import { Form } from 'antd';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { ActDialog } from './ActDialog.tsx';
import type { ActProps } from './act-props.ts';
import { SecrecyFields } from './SecrecyFields.tsx';
import { formOf, questionNames, type SecrecyAnswers } from './secrecy-questions.ts';
import { useItemAct } from './use-item-act.ts';

/** 签署保密审查表: bound to this content. Any 是 returns the item to its drafter. */
export function SecrecyDialog({ item, onClose }: ActProps) {
  const [form] = Form.useForm<SecrecyAnswers>();
  const answers: SecrecyAnswers | undefined = Form.useWatch([], form);
  const anyYes = questionNames.some(name => answers?.[name] === true);
  const { act, reload } = useItemAct(signSecrecyReview, item, after =>
    after.state === 'returned' ? '已签署，信息退回起草人' : '保密审查表已签署',
  );
  return (
    <ActDialog
      title="保密审查表"
      okText={anyYes ? '签署，退回起草人' : '签署，可以公开'}
      item={item}
      form={form}
      isSending={act.isPending}
      error={act.error}
      onReload={reload}
      onClose={onClose}
      width={640}
      onSubmit={values =>
        act.mutate(
          {
            params: { itemId: String(item.id) },
            body: { expectedVersion: item.version, contentHash: item.contentHash, form: formOf(values) },
          },
          { onSuccess: onClose, onError: failure => void showAtFields(form, failure, 'form') },
        )
      }
    >
      <p>
        《{item.title}》　{item.attachments.length > 0 ? `附件 ${item.attachments.length} 个` : '没有附件'}
      </p>
      {anyYes ? <p className="note is-late">有一项答“是”，签署后这条信息退回起草人，不会公开。</p> : null}
      <SecrecyFields />
    </ActDialog>
  );
}

import { type ItemDetail, loadItem, saveDraft } from '@gongkai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useState } from 'react';
import { call } from '../../client/call.ts';
import { isConflict } from '../../client/failure.ts';
import { answerOptions } from '../../client/use-answer.ts';
import { useSend } from '../../client/use-send.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { FailureNote } from '../../parts/FailureNote.tsx';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { useMe } from '../../sign-in/me-context.ts';
import { ConflictNote } from './ConflictNote.tsx';
import { ItemForm } from './ItemForm.tsx';
import { contentOf, type ItemValues, sameValues, valuesOf } from './item-values.ts';
import { draftKey } from './local-draft.ts';
import { ProblemList } from './ProblemList.tsx';
import { RestoreDraft } from './RestoreDraft.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SignaturesAtStake } from './SignaturesAtStake.tsx';
import { useLocalDraft } from './use-local-draft.ts';

/** Editing what exists: saved on the version it was read in; another's save in between is told, never overwritten. */
export function ItemEditor({ item }: { item: ItemDetail }) {
  const me = useMe();
  const [form] = Form.useForm<ItemValues>();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [saved, setSaved] = useState(item);
  const [isDirty, setIsDirty] = useState(false);
  const draft = useLocalDraft(draftKey(me.personId, item.id), saved.version);
  const saving = useSend(saveDraft, { forget: ['disclosures.list', 'disclosures.work-list', 'disclosures.compare'] });
  const [isFetching, setIsFetching] = useState(false);

  function edited() {
    const values = form.getFieldsValue(true) as ItemValues;
    draft.keep(values);
    setIsDirty(true);
  }

  function save(then?: () => void) {
    const values = form.getFieldsValue(true) as ItemValues;
    const body = { expectedVersion: saved.version, content: contentOf(values) };
    saving.mutate(
      { params: { itemId: String(item.id) }, body },
      {
        onSuccess: answer => {
          client.setQueryData(answerOptions(loadItem, { params: { itemId: String(item.id) } }).queryKey, answer);
          setSaved(answer);
          const unchanged = sameValues(values, form.getFieldsValue(true) as ItemValues);
          if (unchanged) draft.forget();
          setIsDirty(!unchanged);
          message.success('已保存');
          then?.();
        },
        onError: failure => void showAtFields(form, failure, 'content'),
      },
    );
  }

  async function keepMine() {
    setIsFetching(true);
    try {
      setSaved(await call(loadItem, { params: { itemId: String(item.id) } }));
      saving.reset();
      message.info('已取到最新版本，再次保存将以您的文字为准。');
    } finally {
      setIsFetching(false);
    }
  }

  useShortcut('ctrl+s', '保存草稿', () => save(), { inFields: true });

  // Until the question is answered nothing is typed: typing would overwrite what was left behind.
  const isAsking = draft.found !== null && !sameValues(draft.found.values, valuesOf(item));
  return (
    <>
      {isAsking && draft.found ? (
        <RestoreDraft
          draft={draft.found}
          isOutdated={draft.found.baseVersion !== item.version}
          onRestore={() => {
            form.setFieldsValue(draft.found?.values ?? {});
            setIsDirty(true);
            draft.answered();
          }}
          onDiscard={draft.forget}
        />
      ) : null}
      {isConflict(saving.error) ? (
        <ConflictNote
          itemId={item.id}
          message={saving.error?.message ?? ''}
          onKeepMine={() => void keepMine()}
          isLoading={isFetching}
        />
      ) : (
        <FailureNote error={saving.error} />
      )}
      <SignaturesAtStake item={saved} />
      {isDirty ? null : <ProblemList problems={saved.problems} />}
      <div inert={isAsking}>
        <ItemForm form={form} initial={valuesOf(item)} onEdit={edited} />
      </div>
      <SaveBar
        isSaving={saving.isPending}
        isDirty={isDirty}
        onSave={() => save()}
        onSaveAndCheck={() =>
          save(() => void navigate({ to: '/disclosures/$itemId', params: { itemId: String(item.id) } }))
        }
      />
    </>
  );
}

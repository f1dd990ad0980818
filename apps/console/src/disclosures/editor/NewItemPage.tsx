import { createDraft, loadItem } from '@gongkai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { useId, useState } from 'react';
import { answerOptions } from '../../client/use-answer.ts';
import { useSend } from '../../client/use-send.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { FailureNote } from '../../parts/FailureNote.tsx';
import { Nothing } from '../../parts/Nothing.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { showAtFields } from '../../parts/show-at-fields.ts';
import { useAgencyChoice } from '../../shell/agency-choice.ts';
import { may, useMe } from '../../sign-in/me-context.ts';
import { ItemForm } from './ItemForm.tsx';
import { contentOf, emptyValues, type ItemValues } from './item-values.ts';
import { draftKey } from './local-draft.ts';
import { RestoreDraft } from './RestoreDraft.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useLocalDraft } from './use-local-draft.ts';

/** A new item: nothing exists on the server until it is saved for the first time; until then this machine keeps it. */
export function NewItemPage() {
  const me = useMe();
  const { agencies, chosen } = useAgencyChoice();
  const mine = agencies.filter(agency => may(me, 'disclosure.write', agency.id));
  const [agencyId, setAgencyId] = useState(mine.find(agency => agency.id === chosen)?.id ?? mine[0]?.id ?? null);
  return (
    <>
      <PageHead title="起草信息">
        {mine.length > 1 ? <AgencyPick agencies={mine} value={agencyId} onChange={setAgencyId} /> : null}
      </PageHead>
      {agencyId === null ? (
        <Nothing title="您没有起草信息的岗位">
          <p>起草由信息员办理。需要时请联系本单位的安全管理员授予岗位。</p>
        </Nothing>
      ) : (
        <NewItemEditor agencyId={agencyId} />
      )}
    </>
  );
}

function AgencyPick(props: {
  agencies: readonly { id: number; name: string }[];
  value: number | null;
  onChange: (id: number) => void;
}) {
  const id = useId();
  return (
    <label htmlFor={id}>
      发布机构{' '}
      <Select<number>
        id={id}
        value={props.value}
        onChange={props.onChange}
        popupMatchSelectWidth={false}
        options={props.agencies.map(agency => ({ value: agency.id, label: agency.name }))}
      />
    </label>
  );
}

function NewItemEditor({ agencyId }: { agencyId: number }) {
  const me = useMe();
  const [form] = Form.useForm<ItemValues>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isDirty, setIsDirty] = useState(false);
  const draft = useLocalDraft(draftKey(me.personId, 'new'), null);
  const creating = useSend(createDraft, { forget: ['disclosures.list', 'disclosures.work-list'] });

  function save(to: '/disclosures/$itemId' | '/disclosures/$itemId/edit') {
    if (creating.isPending) return;
    const values = form.getFieldsValue(true) as ItemValues;
    creating.mutate(
      { body: { agencyId, content: contentOf(values) } },
      {
        onSuccess: item => {
          draft.forget();
          const params = { itemId: String(item.id) };
          client.setQueryData(answerOptions(loadItem, { params }).queryKey, item);
          void navigate({ to, params, replace: true });
        },
        onError: failure => void showAtFields(form, failure, 'content'),
      },
    );
  }
  useShortcut('ctrl+s', '保存草稿', () => save('/disclosures/$itemId/edit'), { inFields: true });

  return (
    <>
      {draft.found ? (
        <RestoreDraft
          draft={draft.found}
          isOutdated={false}
          onRestore={() => {
            form.setFieldsValue(draft.found?.values ?? {});
            setIsDirty(true);
            draft.answered();
          }}
          onDiscard={draft.forget}
        />
      ) : null}
      <FailureNote error={creating.error} />
      {/* Until the question is answered nothing is typed: typing would overwrite what was left behind. */}
      <div inert={draft.found !== null}>
        <ItemForm
          form={form}
          initial={emptyValues}
          onEdit={() => {
            draft.keep(form.getFieldsValue(true) as ItemValues);
            setIsDirty(true);
          }}
        />
      </div>
      <SaveBar
        isSaving={creating.isPending}
        isDirty={isDirty}
        onSave={() => save('/disclosures/$itemId/edit')}
        onSaveAndCheck={() => save('/disclosures/$itemId')}
      />
    </>
  );
}

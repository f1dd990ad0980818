import { type Agency, changeAgency, createAgency } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useSend } from '../client/use-send.ts';
import { showAtFields } from '../parts/show-at-fields.ts';
import { useMe } from '../sign-in/me-context.ts';
import { AgencyFields } from './AgencyFields.tsx';
import type { AgencyValues } from './agency-values.ts';
import { contactFields } from './contact-fields.ts';
import { FormDialog } from './FormDialog.tsx';

interface Props {
  /** Null: a new one. */
  agency: Agency | null;
  all: readonly Agency[];
  onClose: () => void;
}

/** 新设、修改、改名: a change of name has a day from which it holds; the former name is kept with its last day. */
export function AgencyFormDialog({ agency, all, onClose }: Props) {
  const { today } = useMe();
  const [form] = Form.useForm<AgencyValues>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const creating = useSend(createAgency, { forget: ['agencies.list'] });
  const changing = useSend(changeAgency, { forget: ['agencies.list'] });

  function submit({ effectiveOn, ...values }: AgencyValues) {
    const body = { ...values, parentId: values.parentId ?? null, foundedOn: values.foundedOn ?? null };
    const settle = {
      onSuccess: (answer: Agency) => {
        message.success(agency ? '已保存' : '已新设');
        onClose();
        void navigate({ to: '/agencies', search: { agency: answer.id } });
      },
      onError: (failure: unknown) => void showAtFields(form, failure),
    };
    if (agency) {
      changing.mutate({ params: { agencyId: String(agency.id) }, body: { ...body, effectiveOn } }, settle);
    } else {
      creating.mutate({ body }, settle);
    }
  }

  return (
    <FormDialog<AgencyValues>
      title={agency ? `修改 ${agency.name}` : '新设机构'}
      okText={agency ? '保存' : '新设'}
      form={form}
      initial={initialOf(agency, today)}
      isSending={creating.isPending || changing.isPending}
      error={creating.error ?? changing.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <AgencyFields form={form} agency={agency} all={all} />
    </FormDialog>
  );
}

function initialOf(agency: Agency | null, today: string): Partial<AgencyValues> {
  if (!agency) return { effectiveOn: today, parentId: null, foundedOn: null };
  return {
    name: agency.name,
    shortName: agency.shortName,
    kind: agency.kind,
    level: agency.level,
    parentId: agency.parentId,
    creditCode: agency.creditCode ?? '',
    foundedOn: agency.foundedOn,
    effectiveOn: today,
    contact: Object.fromEntries(contactFields.map(({ name }) => [name, agency.contact[name] ?? ''])),
  };
}

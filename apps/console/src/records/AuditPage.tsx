import { listAuditEntries } from '@gongkai/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { usePages } from '../client/use-pages.ts';
import { clearing, clearingChoice } from '../parts/clearing.tsx';
import { FailureNote } from '../parts/FailureNote.tsx';
import { MoreRows } from '../parts/MoreRows.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { AuditTable } from './AuditTable.tsx';
import { auditKindOptions } from './audit-kinds.ts';
import type { AuditSearch } from './audit-search.ts';

/** The audit records, for the auditor: who did or saw what, when; reading them is recorded too. */
export function AuditPage() {
  const search = useSearch({ from: '/signed-in/shell/audit' });
  const navigate = useNavigate();
  const { result, items, total } = usePages(listAuditEntries, { ...search, limit: 50 });

  function filter(values: { kind?: string; subject?: string; personId?: number | null }) {
    const next: AuditSearch = {
      ...(values.kind?.trim() ? { kind: values.kind.trim() } : {}),
      ...(values.subject?.trim() ? { subject: values.subject.trim() } : {}),
      ...(values.personId ? { personId: values.personId } : {}),
    };
    void navigate({ to: '/audit', search: next });
  }

  return (
    <>
      <PageHead
        title="审计"
        lead="登录、查看个人信息、账号变动等留下的记录，新的在前。查阅审计记录本身也会留下记录。"
      />
      <Form key={JSON.stringify(search)} layout="vertical" className="filters" initialValues={search} onFinish={filter}>
        <Form.Item name="kind" label="事项">
          <Select
            allowClear={clearingChoice}
            placeholder="不限"
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            options={auditKindOptions}
          />
        </Form.Item>
        <Form.Item name="subject" label="对象">
          <Input maxLength={100} allowClear={clearing} placeholder="如 person/12" />
        </Form.Item>
        <Form.Item name="personId" label="人员编号">
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item label={null}>
          <Button type="primary" htmlType="submit">
            筛选
          </Button>
        </Form.Item>
      </Form>
      <FailureNote error={result.error} onRetry={() => void result.refetch()} />
      {result.isPending ? <Waiting what="审计记录" /> : null}
      {result.isSuccess && items.length === 0 ? <Nothing title="没有符合条件的记录" /> : null}
      {items.length > 0 ? <AuditTable entries={items} onKind={kind => filter({ ...search, kind })} /> : null}
      <MoreRows
        shown={items.length}
        total={total}
        hasMore={result.hasNextPage}
        isLoading={result.isFetchingNextPage}
        onMore={() => void result.fetchNextPage()}
      />
    </>
  );
}

import { type Agency, agencyKinds, agencyLevels } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Pairs } from '../parts/Pairs.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { AgencyFormDialog } from './AgencyFormDialog.tsx';
import { CloseAgencyDialog } from './CloseAgencyDialog.tsx';
import { contactFields } from './contact-fields.ts';
import { Plans } from './Plans.tsx';
import { ReviewChain } from './ReviewChain.tsx';

/** One organisation: names with their dates, contact data of the guide, review chain, people. */
export function AgencyView({ agency, all }: { agency: Agency; all: readonly Agency[] }) {
  const me = useMe();
  const [open, setOpen] = useState<'change' | 'close' | null>(null);
  const nameOf = (id: number | null) =>
    all.find(other => other.id === id)?.name ?? (id === null ? null : `第 ${id} 号机构`);
  const mayWrite = may(me, 'agency.write', agency.id) && agency.isOpen;
  return (
    <section className="agency-view" aria-labelledby="agency-name">
      <h2 id="agency-name">{agency.name}</h2>
      {mayWrite ? (
        <p className="page-actions">
          <Button onClick={() => setOpen('change')}>修改资料、改名</Button>
          <Button onClick={() => setOpen('close')}>撤销或并入</Button>
        </p>
      ) : null}
      <Plans agency={agency} nameOf={nameOf} />
      <Pairs
        of={[
          ['简称', agency.shortName],
          ['类别', agencyKinds[agency.kind]],
          ['层级', agencyLevels[agency.level]],
          ['上级机构', nameOf(agency.parentId) ?? '无'],
          ['统一社会信用代码', agency.creditCode ?? '未填'],
          ['成立日期', agency.foundedOn],
          ['曾用名', agency.formerNames.map(former => `${former.name}（至 ${former.until}）`).join('、')],
          ['撤销日期', agency.closedOn],
          ['并入机构', nameOf(agency.mergedIntoId)],
        ]}
      />
      <h3>工作机构联系方式（条例第十二条，公开在指南中）</h3>
      <Pairs of={contactFields.map(({ name, label }) => [label, agency.contact[name] ?? '未填'] as const)} />
      <ReviewChain agencyId={agency.id} isOpen={agency.isOpen} />
      <p>
        <Link to="/people" search={{ agency: agency.id }}>
          这个机构的人员
        </Link>
      </p>
      {open === 'change' ? <AgencyFormDialog agency={agency} all={all} onClose={() => setOpen(null)} /> : null}
      {open === 'close' ? <CloseAgencyDialog agency={agency} all={all} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

import type { listAuditEntries, RouteAnswer } from '@gongkai/contract';
import { formatInstant } from '../parts/format-time.ts';
import { SideScroll } from '../parts/SideScroll.tsx';
import { detailWords } from './audit-detail.ts';
import { auditKindLabel } from './audit-kinds.ts';

type Entry = RouteAnswer<typeof listAuditEntries>['items'][number];

export function AuditTable({ entries, onKind }: { entries: readonly Entry[]; onKind: (kind: string) => void }) {
  return (
    <SideScroll label="审计记录">
      <table className="sheet">
        <caption className="only-heard">审计记录</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">事项</th>
            <th scope="col">办理人</th>
            <th scope="col">对象</th>
            <th scope="col">说明</th>
            <th scope="col">请求编号</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.id}>
              <td className="nowrap">{formatInstant(entry.at)}</td>
              <td className="nowrap">
                <button type="button" className="plain-button" onClick={() => onKind(entry.kind)}>
                  {auditKindLabel(entry.kind)}
                </button>
              </td>
              <td className="nowrap">{entry.actorName ?? actorWords(entry.actor)}</td>
              <td className="subject">
                {entry.subjectName ? <span className="nowrap">{entry.subjectName} </span> : null}
                <span className="quiet">{entry.subject}</span>
              </td>
              <td className="subject">{detailWords(entry.detail)}</td>
              <td className="nowrap hash">{entry.requestId}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

/** Whoever is not a person: a caller before signing in, the system itself. */
function actorWords(actor: string): string {
  if (actor === 'portal') return '未登录的访问者';
  return actor.startsWith('system') ? '系统' : actor;
}

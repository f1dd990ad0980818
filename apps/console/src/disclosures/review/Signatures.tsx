import type { ItemDetail } from '@gongkai/contract';
import { formatInstant } from '../../parts/format-time.ts';
import { Nothing } from '../../parts/Nothing.tsx';
import { SideScroll } from '../../parts/SideScroll.tsx';
import { fileAddress } from './PublicView.tsx';

/** Who signed what, and whether it still counts for the content as it is now. */
export function Signatures({ item }: { item: ItemDetail }) {
  if (item.signatures.length === 0) {
    return (
      <Nothing title="还没有签批">
        <p>提交审核后，初审、复审、保密审查、终审的签批依次列在这里。</p>
      </Nothing>
    );
  }
  return (
    <>
      <p className="quiet">每一份签批都绑定当时的内容；内容改动后，原来的签批不再有效。</p>
      <SideScroll label="签批">
        <table className="sheet">
          <caption className="only-heard">签批</caption>
          <thead>
            <tr>
              <th scope="col">步骤</th>
              <th scope="col">签批人</th>
              <th scope="col">意见</th>
              <th scope="col">签批日期</th>
              <th scope="col">方式</th>
              <th scope="col">效力</th>
            </tr>
          </thead>
          <tbody>
            {item.signatures.map(signature => (
              <tr key={`${signature.recordedAt}${signature.kind}`} className={signature.counts ? undefined : 'is-rest'}>
                <td className="subject">{signature.stepLabel}</td>
                <td className="nowrap">{signature.by}</td>
                <td className="subject">
                  {signature.decision === 'approved' ? '同意' : <strong>退回</strong>}
                  {signature.comment ? `　${signature.comment}` : ''}
                </td>
                <td className="nowrap">{signature.signedOn}</td>
                <td>
                  <span className="nowrap">{signature.mode === 'online' ? '线上' : '线下签批'}</span>
                  {signature.scan ? (
                    <>
                      {'　'}
                      <a href={fileAddress(item.id, signature.scan.hash)}>扫描件</a>
                    </>
                  ) : null}
                  {signature.recordedBy ? (
                    <span className="recorded quiet">
                      {signature.recordedBy} 登记于 {formatInstant(signature.recordedAt)}
                    </span>
                  ) : null}
                </td>
                <td className={signature.counts ? 'good nowrap' : undefined}>
                  {signature.counts ? '有效' : signature.decision === 'returned' ? '已处理' : '不再有效（内容已改动）'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </>
  );
}

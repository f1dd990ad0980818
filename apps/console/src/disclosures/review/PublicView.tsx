import { downloadFile, type ItemDetail, opennessKinds, validityKinds } from '@gongkai/contract';
import { addressOf } from '../../client/address.ts';
import { formatBytes, formatInstantDay } from '../../parts/format-time.ts';
import { Pairs } from '../../parts/Pairs.tsx';
import { RichText } from './RichText.tsx';

/** The content as the public will see it: what a reviewer signs for. */
export function PublicView({ item }: { item: ItemDetail }) {
  const { content } = item;
  return (
    <article className="public-view">
      {content.openness === 'proactive' ? null : (
        <p className="note">
          公开属性为“{opennessKinds[content.openness]}”：审核后只作登记，不会出现在公开网站上。
          {content.opennessReason ? `理由：${content.opennessReason}` : ''}
        </p>
      )}
      <h2 className="public-title">{content.title}</h2>
      <Pairs
        of={[
          ['索引号', item.indexNumber ?? '首次公开时编定'],
          ['文号', content.documentNumber],
          ['发布机构', item.agencyName],
          ['栏目', item.categoryLabel],
          ['成文日期', content.formedOn],
          ['公开日期', item.publishedAt ? formatInstantDay(item.publishedAt) : null],
          ['有效性', content.validity ? validityKinds[content.validity] : null],
          ['信息来源', content.source],
          ['关键词', content.keywords.join('、')],
          ['内容概述', content.summary],
        ]}
      />
      <RichText html={content.body} />
      <Attachments item={item} />
    </article>
  );
}

function Attachments({ item }: { item: ItemDetail }) {
  if (item.attachments.length === 0) return null;
  return (
    <section>
      <h3>附件</h3>
      <ol>
        {item.attachments.map(file => (
          <li key={file.hash + file.name}>
            <a href={fileAddress(item.id, file.hash)} download={file.name}>
              {file.name}
            </a>
            <span className="quiet">　{formatBytes(file.size)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function fileAddress(itemId: number, hash: string): string {
  return addressOf(downloadFile.path, { itemId, hash });
}

import { type ItemDetail, opennessKinds, validityKinds } from '@gongkai/contract';
import { formatBytes, formatLongDay } from '../../parts/format-time.ts';
import { RichText } from '../review/RichText.tsx';
import { SheetFrame } from './SheetFrame.tsx';
import { SignatureCell } from './SignatureCell.tsx';

/** 信息发布审核表: the facts, one place for each signature of the chain, the text behind it. */
export function PublicationSheet({ item }: { item: ItemDetail }) {
  const { content } = item;
  return (
    <>
      <SheetFrame item={item} title="信息发布审核表">
        <table className="form-sheet">
          <tbody>
            <Line label="标题" value={content.title} />
            <Line label="栏目" value={item.categoryLabel} />
            <Line label="文号" value={content.documentNumber ?? '无'} />
            <Line label="成文日期" value={formatLongDay(content.formedOn)} />
            <Line
              label="公开属性"
              value={[opennessKinds[content.openness], content.opennessReason].filter(Boolean).join('：')}
            />
            <Line label="有效性" value={content.validity ? validityKinds[content.validity] : '不适用'} />
            <Line label="信息来源" value={content.source ?? item.agencyName} />
            <Line label="内容概述" value={content.summary ?? ''} />
            <Line
              label="附件"
              value={
                item.attachments
                  .map((file, index) => `${index + 1}. ${file.name}（${formatBytes(file.size)}）`)
                  .join('；') || '无'
              }
            />
            <Line label="起草人" value={item.drafter} />
            <Line
              label="公开期限"
              value={`${formatLongDay(item.dueOn)}前（条例第二十六条）${item.dueIsProvisional ? '，暂定' : ''}`}
            />
            {item.editionNote ? <Line label="更正说明" value={item.editionNote} /> : null}
            {item.steps.map((step, index) => (
              <SignatureCell key={step.label} item={item} step={index} label={step.label} kind={step.kind} />
            ))}
            <SignatureCell item={item} step={null} label="保密审查" kind="secrecy" />
          </tbody>
        </table>
      </SheetFrame>
      <section className="printed-body">
        <h2>{content.title}</h2>
        <RichText html={content.body} />
      </section>
    </>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  );
}

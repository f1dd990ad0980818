import { compareEditions, type ItemDetail } from '@gongkai/contract';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Nothing } from '../../parts/Nothing.tsx';
import { SideScroll } from '../../parts/SideScroll.tsx';
import { changeWords } from './change-words.ts';

/** What changed since the last edition: facts, words, attachments. Marked by words and lines, not by colour alone. */
export function Comparison({ item }: { item: ItemDetail }) {
  const answer = useAnswer(compareEditions, { params: { itemId: String(item.id) } }, { enabled: item.editionNo > 1 });
  if (item.editionNo === 1) {
    return (
      <Nothing title="这是第一版，没有可比较的上一版">
        <p>更正已公开的信息时，这里逐字列出改了什么。</p>
      </Nothing>
    );
  }
  return (
    <Answered of={answer} what="版本比较">
      {comparison => {
        const changed = comparison.fields.filter(field => field.changed);
        const files = comparison.attachments.filter(file => file.kind !== 'same');
        const bodyChanged = comparison.body.some(segment => segment.kind !== 'same');
        return (
          <div className="comparison">
            <p className="quiet">
              第 {comparison.from} 版与第 {comparison.to} 版比较：
              {changeWords({ fields: changed.length, bodyChanged, files: files.length })}
            </p>
            {item.editionNote ? (
              <p className="note">
                <strong>更正说明（公开）</strong>　{item.editionNote}
              </p>
            ) : null}
            <ChangedFields fields={changed} />
            <h2>正文</h2>
            <p className="diff-text">
              {comparison.body.map((segment, index) => (
                <Segment key={String(index)} segment={segment} />
              ))}
            </p>
            {files.length > 0 ? (
              <>
                <h2>附件</h2>
                <ul>
                  {files.map(file => (
                    <li key={file.kind + file.name}>
                      {file.kind === 'added' ? '新增' : '移除'}：{file.name}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        );
      }}
    </Answered>
  );
}

interface Changed {
  field: string;
  label: string;
  before: string;
  after: string;
}

function ChangedFields({ fields }: { fields: readonly Changed[] }) {
  if (fields.length === 0) return null;
  return (
    <SideScroll label="有变化的信息">
      <table className="sheet">
        <caption className="only-heard">有变化的信息</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">原来</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.field}>
              <th scope="row">{field.label}</th>
              <td>{field.before || '（空）'}</td>
              <td>{field.after || '（空）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

/** Long unchanged passages are folded: a reviewer reads what changed and enough around it. */
const AROUND = 120;

function Segment({ segment }: { segment: { kind: 'same' | 'added' | 'removed'; text: string } }) {
  if (segment.kind === 'added') return <ins>{segment.text}</ins>;
  if (segment.kind === 'removed') return <del>{segment.text}</del>;
  const characters = [...segment.text];
  if (characters.length <= AROUND * 3) return segment.text;
  const hidden = characters.length - AROUND * 2;
  return (
    <>
      {characters.slice(0, AROUND).join('')}
      <span className="folded">…（此处 {hidden} 字未变）…</span>
      {characters.slice(-AROUND).join('')}
    </>
  );
}

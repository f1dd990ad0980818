import type { ItemDetail } from '@gongkai/contract';
import { formatLongDay } from '../../parts/format-time.ts';
import { questionNames, secrecyQuestions } from '../review/secrecy-questions.ts';
import { SheetFrame } from './SheetFrame.tsx';
import { SignatureCell } from './SignatureCell.tsx';

/** 保密审查表. Signed and in order means every question was answered 否: an answer 是 returns the item. */
export function SecrecySheet({ item }: { item: ItemDetail }) {
  const isSigned = item.signatures.some(
    signature => signature.kind === 'secrecy' && signature.counts && signature.decision === 'approved',
  );
  return (
    <SheetFrame item={item} title="政府信息公开保密审查表">
      <table className="form-sheet">
        <tbody>
          <tr>
            <th scope="row">信息名称</th>
            <td>{item.content.title}</td>
          </tr>
          <tr>
            <th scope="row">文号</th>
            <td>{item.content.documentNumber ?? '无'}</td>
          </tr>
          <tr>
            <th scope="row">起草</th>
            <td>
              {item.drafter}　成文日期 {formatLongDay(item.content.formedOn)}
            </td>
          </tr>
          <tr>
            <th scope="row">附件</th>
            <td>{item.attachments.map((file, index) => `${index + 1}. ${file.name}`).join('；') || '无'}</td>
          </tr>
          {questionNames.map(name => (
            <tr key={name}>
              <th scope="row">{secrecyQuestions[name].basis}</th>
              <td>
                {secrecyQuestions[name].label}：　□ 是　　{isSigned ? '☑' : '□'} 否
              </td>
            </tr>
          ))}
          <SignatureCell item={item} step={null} label="审查" kind="secrecy" />
        </tbody>
      </table>
      <p className="quiet">
        先审查、后公开，一事一审（条例第十七条）。对能否公开不能确定的，报有关主管部门或者同级保密行政管理部门确定。
      </p>
    </SheetFrame>
  );
}

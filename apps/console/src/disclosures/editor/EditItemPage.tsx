import { loadItem } from '@gongkai/contract';
import { useParams } from '@tanstack/react-router';
import { useAnswer } from '../../client/use-answer.ts';
import { Answered } from '../../parts/Answered.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { CannotEdit } from './CannotEdit.tsx';
import { ItemEditor } from './ItemEditor.tsx';

export function EditItemPage() {
  const { itemId } = useParams({ from: '/signed-in/shell/disclosures/$itemId/edit' });
  const answer = useAnswer(loadItem, { params: { itemId } });
  return (
    <>
      <PageHead title="编辑信息" />
      <Answered of={answer} what="这条信息">
        {item => {
          const save = item.actions.find(action => action.name === 'save');
          return save && !save.allowed ? (
            <CannotEdit item={item} because={save.because} />
          ) : (
            <ItemEditor key={item.id} item={item} />
          );
        }}
      </Answered>
    </>
  );
}

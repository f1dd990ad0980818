import type { ItemAction, ItemDetail } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ActButton } from '../../parts/ActButton.tsx';
import type { ActProps } from './act-props.ts';
import { CancelScheduleDialog } from './CancelScheduleDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { forwardActions, type ShownAction, shownActions } from './item-actions.ts';
import { OfflineDialog } from './OfflineDialog.tsx';
import { SecrecyDialog } from './SecrecyDialog.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const dialogs: Record<Exclude<ItemAction, 'save'>, (props: ActProps) => ReactNode> = {
  submit: props => <SubmitDialog {...props} />,
  approve: props => <DecideDialog {...props} way="approve" />,
  publish: props => <DecideDialog {...props} way="publish" />,
  return: props => <DecideDialog {...props} way="return" />,
  'sign-secrecy': props => <SecrecyDialog {...props} />,
  'record-offline': props => <OfflineDialog {...props} />,
  'cancel-schedule': props => <CancelScheduleDialog {...props} />,
  correct: props => <CorrectDialog {...props} />,
  withdraw: props => <WithdrawDialog {...props} />,
  discard: props => <DiscardDialog {...props} />,
};

/** A reason or two are read; a screen full of them hides what can be done. */
const MOST_REFUSED_IN_SIGHT = 2;

/** What can be done with the item now; what cannot says why. The first that can is the main one. */
export function ActionBar({ item }: { item: ItemDetail }) {
  const [open, setOpen] = useState<Exclude<ItemAction, 'save'> | null>(null);
  const navigate = useNavigate();
  const actions = shownActions(item);
  const main = actions.find(action => action.because === null && forwardActions.includes(action.name))?.name;
  const refused = actions.filter(action => action.because !== null);
  const folded = refused.length > MOST_REFUSED_IN_SIGHT ? refused : [];
  const button = ({ name, label, because }: ShownAction) => (
    <ActButton
      key={name}
      because={because}
      type={name === main ? 'primary' : 'default'}
      onClick={() => {
        if (name === 'save') void navigate({ to: '/disclosures/$itemId/edit', params: { itemId: String(item.id) } });
        else setOpen(name);
      }}
    >
      {label}
    </ActButton>
  );
  return (
    <div className="not-printed">
      <div className="page-actions">{actions.filter(action => !folded.includes(action)).map(button)}</div>
      {folded.length > 0 ? (
        <details className="refused-actions">
          <summary>您现在不能办理的 {folded.length} 项和原因</summary>
          <div className="page-actions">{folded.map(button)}</div>
        </details>
      ) : null}
      {open ? dialogs[open]({ item, onClose: () => setOpen(null) }) : null}
    </div>
  );
}

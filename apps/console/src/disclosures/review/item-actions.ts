import type { ItemAction, ItemDetail, ItemState } from '@gongkai/contract';

/** The words on the buttons, and the states in which a reader expects the button, so that a refusal is worth explaining. */
export const actionTable: Record<ItemAction, { label: string; expectedIn: readonly ItemState[] }> = {
  submit: { label: '提交审核', expectedIn: ['draft', 'returned'] },
  'sign-secrecy': { label: '签署保密审查', expectedIn: ['in-review'] },
  approve: { label: '同意', expectedIn: ['in-review'] },
  publish: { label: '终审发布', expectedIn: ['in-review'] },
  return: { label: '退回', expectedIn: ['in-review'] },
  save: { label: '修改', expectedIn: ['draft', 'returned', 'in-review', 'scheduled'] },
  'record-offline': { label: '登记线下签批', expectedIn: ['in-review'] },
  'cancel-schedule': { label: '取消定时发布', expectedIn: ['scheduled'] },
  correct: { label: '更正', expectedIn: ['published', 'registered', 'withdrawn'] },
  withdraw: { label: '撤回', expectedIn: ['published'] },
  discard: { label: '作废', expectedIn: ['draft', 'returned'] },
};

/** The ones that carry an item forward; taking back or giving up is never the main thing to press. */
export const forwardActions: readonly ItemAction[] = ['submit', 'sign-secrecy', 'approve', 'publish'];

export interface ShownAction {
  readonly name: ItemAction;
  readonly label: string;
  readonly because: string | null;
}

/** The server's decision about each action: first what can be done, then what is refused where one would look for it. */
export function shownActions(item: ItemDetail): ShownAction[] {
  const shown = (Object.keys(actionTable) as ItemAction[]).flatMap(name => {
    const decided = item.actions.find(action => action.name === name);
    const { label, expectedIn } = actionTable[name];
    if (!decided || (!decided.allowed && !expectedIn.includes(item.state))) return [];
    return [{ name, label, because: decided.allowed ? null : (decided.because ?? '现在不能办理') }];
  });
  return [...shown.filter(action => action.because === null), ...shown.filter(action => action.because !== null)];
}

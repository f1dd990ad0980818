import type { ItemAction, ItemState, Permission } from '@gongkai/contract';

/** What can be done to an item: by a person through a route, or by the worker when a time has come. */
export type ItemCommand = Exclude<ItemAction, 'record-offline'> | 'publish-scheduled' | 'return-scheduled' | 'move-due';

interface CommandRow {
  readonly label: string;
  /** Who may; null is the worker, or whoever applies a calendar. */
  readonly who: Permission | null;
  readonly article: string | null;
}

export const itemCommands = {
  save: { label: '保存草稿', who: 'disclosure.write', article: null },
  submit: { label: '提交审核', who: 'disclosure.write', article: '条例第十七条' },
  'sign-secrecy': { label: '签署保密审查表', who: 'disclosure.secrecy-review', article: '条例第十七条' },
  approve: { label: '复审同意', who: 'disclosure.review', article: '条例第十七条' },
  // The permission is that of the step waited for: see stepPermission().
  return: { label: '退回', who: null, article: null },
  publish: { label: '终审发布', who: 'disclosure.publish', article: '条例第十七条' },
  'cancel-schedule': { label: '取消定时发布', who: 'disclosure.publish', article: null },
  correct: { label: '更正', who: 'disclosure.write', article: '条例第六条' },
  withdraw: { label: '撤回', who: 'disclosure.publish', article: '条例第六条' },
  discard: { label: '作废', who: 'disclosure.write', article: null },
  'publish-scheduled': { label: '定时发布', who: null, article: null },
  'return-scheduled': { label: '定时发布未通过复核', who: null, article: null },
  'move-due': { label: '重新计算公开期限', who: null, article: '条例第二十六条' },
} as const satisfies Record<ItemCommand, CommandRow>;

/** Why a command has no way out of a state; each has its sentence in refusals.ts. */
export type Blocked =
  | 'not-submitted'
  | 'already-in-review'
  | 'returned-to-drafter'
  | 'waits-for-its-time'
  | 'already-published'
  | 'already-registered'
  | 'already-withdrawn'
  | 'already-discarded'
  | 'never-public'
  | 'not-scheduled'
  | 'correction-open'
  | 'limit-is-over';

/** States that a command may lead to; which one, the decision says. `publicOnly`: only while an edition can be read by everyone. */
interface Open {
  readonly to: readonly [ItemState, ...ItemState[]];
  readonly publicOnly?: true;
}
interface Closed {
  readonly blocked: Blocked;
}
export type Transition = Open | Closed;

const to = <const To extends readonly [ItemState, ...ItemState[]]>(...states: To) => ({ to: states });
const whilePublic = <const To extends ItemState>(state: To) => ({ to: [state] as const, publicOnly: true as const });
const no = <const Why extends Blocked>(blocked: Why) => ({ blocked });

/** 主动公开 as a table: what is missing here does not compile, and nothing else decides what comes after what. */
export const itemMachine = {
  draft: {
    save: to('draft'),
    submit: to('in-review'),
    'sign-secrecy': no('not-submitted'),
    approve: no('not-submitted'),
    return: no('not-submitted'),
    publish: no('not-submitted'),
    'cancel-schedule': no('not-scheduled'),
    correct: no('correction-open'),
    withdraw: whilePublic('withdrawn'),
    discard: to('discarded', 'published', 'registered', 'withdrawn'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': to('draft'),
  },
  'in-review': {
    // Another content is another draft: every signature on the old one is void.
    save: to('draft'),
    submit: no('already-in-review'),
    'sign-secrecy': to('in-review', 'returned'),
    approve: to('in-review'),
    return: to('returned'),
    publish: to('published', 'scheduled', 'registered'),
    'cancel-schedule': no('not-scheduled'),
    correct: no('correction-open'),
    withdraw: whilePublic('withdrawn'),
    discard: to('discarded', 'published', 'registered', 'withdrawn'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': to('in-review'),
  },
  returned: {
    save: to('draft'),
    submit: to('in-review'),
    'sign-secrecy': no('returned-to-drafter'),
    approve: no('returned-to-drafter'),
    return: no('returned-to-drafter'),
    publish: no('returned-to-drafter'),
    'cancel-schedule': no('not-scheduled'),
    correct: no('correction-open'),
    withdraw: whilePublic('withdrawn'),
    discard: to('discarded', 'published', 'registered', 'withdrawn'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': to('returned'),
  },
  scheduled: {
    save: to('draft'),
    submit: no('waits-for-its-time'),
    'sign-secrecy': no('waits-for-its-time'),
    approve: no('waits-for-its-time'),
    return: no('waits-for-its-time'),
    publish: no('waits-for-its-time'),
    'cancel-schedule': to('draft'),
    correct: no('correction-open'),
    withdraw: whilePublic('withdrawn'),
    discard: no('waits-for-its-time'),
    'publish-scheduled': to('published'),
    'return-scheduled': to('returned'),
    'move-due': to('scheduled'),
  },
  published: {
    save: no('already-published'),
    submit: no('already-published'),
    'sign-secrecy': no('already-published'),
    approve: no('already-published'),
    return: no('already-published'),
    publish: no('already-published'),
    'cancel-schedule': no('not-scheduled'),
    correct: to('draft'),
    withdraw: whilePublic('withdrawn'),
    discard: no('already-published'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': no('limit-is-over'),
  },
  registered: {
    save: no('already-registered'),
    submit: no('already-registered'),
    'sign-secrecy': no('already-registered'),
    approve: no('already-registered'),
    return: no('already-registered'),
    publish: no('already-registered'),
    'cancel-schedule': no('not-scheduled'),
    // 条例 art. 18: what was withheld is looked at again, and may become public by a new edition.
    correct: to('draft'),
    withdraw: no('never-public'),
    discard: no('already-registered'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': no('limit-is-over'),
  },
  withdrawn: {
    save: no('already-withdrawn'),
    submit: no('already-withdrawn'),
    'sign-secrecy': no('already-withdrawn'),
    approve: no('already-withdrawn'),
    return: no('already-withdrawn'),
    publish: no('already-withdrawn'),
    'cancel-schedule': no('not-scheduled'),
    // Mended, it may come back: a new edition with its public note, through the whole chain.
    correct: to('draft'),
    withdraw: no('already-withdrawn'),
    discard: no('already-withdrawn'),
    'publish-scheduled': no('not-scheduled'),
    'return-scheduled': no('not-scheduled'),
    'move-due': no('limit-is-over'),
  },
  discarded: {
    save: no('already-discarded'),
    submit: no('already-discarded'),
    'sign-secrecy': no('already-discarded'),
    approve: no('already-discarded'),
    return: no('already-discarded'),
    publish: no('already-discarded'),
    'cancel-schedule': no('already-discarded'),
    correct: no('already-discarded'),
    withdraw: no('already-discarded'),
    discard: no('already-discarded'),
    'publish-scheduled': no('already-discarded'),
    'return-scheduled': no('already-discarded'),
    'move-due': no('limit-is-over'),
  },
} as const satisfies Record<ItemState, Record<ItemCommand, Transition>>;

export function transitionFor(state: ItemState, command: ItemCommand): Transition {
  return itemMachine[state][command];
}

/** States in which art. 26 still runs for the edition worked on. */
export const OPEN_STATES = ['draft', 'in-review', 'returned', 'scheduled'] as const satisfies readonly ItemState[];

export function isOpenState(state: ItemState): boolean {
  return (OPEN_STATES as readonly ItemState[]).includes(state);
}

/** What a person may do from a state, for "now possible" in a refusal. */
export function commandsFrom(state: ItemState): readonly ItemCommand[] {
  return (Object.keys(itemMachine[state]) as ItemCommand[]).filter(
    command => 'to' in transitionFor(state, command) && itemCommands[command].who !== null,
  );
}

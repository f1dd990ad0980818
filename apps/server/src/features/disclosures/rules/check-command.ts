import { type ItemState, itemStates, type Permission, permissions } from '@gongkai/contract';
import { type Refusal, refuse } from '../../../platform/outcome.ts';
import type { ItemFile } from '../item.ts';
import { type Blocked, commandsFrom, type ItemCommand, itemCommands, transitionFor } from './item-machine.ts';
import { findCounting, stepPermission, waitingStep, writersOf } from './signatures.ts';

export type CommandRefusal =
  | Blocked
  | 'not-permitted'
  | 'agency-closed'
  | 'review-step-waits'
  | 'final-step-waits'
  | 'final-by-writer'
  | 'secrecy-by-writer'
  | 'secrecy-already-signed'
  | 'secrecy-form-missing';

/** Who asks, and what that person may in the item's agency. Null is the worker. */
export interface Asker {
  readonly personId: number | null;
  may(permission: Permission): boolean;
}

/**
 * Whether a command is open to this person now. Commands ask it before they act, and the screen asks the same question for
 * each button, so that a button that can be pressed is never refused for what was known before.
 *
 * Which identities must differ (docs/decisions/0030-who-signs.md): the final signer has written nothing of it; the
 * secrecy reviewer neither. The reviewer may be the secrecy reviewer, the final signer too: a township has three people.
 */
export function checkCommand(file: ItemFile, command: ItemCommand, asker: Asker): Refusal<CommandRefusal> | null {
  const { item } = file;
  const transition = transitionFor(item.state, command);
  if ('blocked' in transition) return refusal(transition.blocked, factsOf(item.state));
  if (transition.publicOnly && item.publishedEditionNo === null) return refusal('never-public', factsOf(item.state));
  return (
    checkPermission(file, command, asker) ??
    checkAgency(file, command) ??
    checkStep(file, command) ??
    checkIdentity(file, command, asker)
  );
}

function checkPermission(file: ItemFile, command: ItemCommand, asker: Asker): Refusal<CommandRefusal> | null {
  const step = waitingStep(file);
  const needed = command === 'return' && step ? stepPermission(step.kind) : itemCommands[command].who;
  if (needed === null || asker.may(needed)) return null;
  return refusal('not-permitted', { permission: permissions[needed] });
}

/** A closed agency publishes nothing new; what it published is still mended or taken back by whoever carries on. */
function checkAgency(file: ItemFile, command: ItemCommand): Refusal<CommandRefusal> | null {
  const isNew = file.item.indexNumber === null;
  const publishes = command === 'submit' || command === 'publish' || command === 'publish-scheduled';
  return publishes && isNew && !file.agencyIsOpen ? refusal('agency-closed') : null;
}

function checkStep(file: ItemFile, command: ItemCommand): Refusal<CommandRefusal> | null {
  const step = waitingStep(file);
  if (!step) return null;
  if (command === 'approve' && step.kind === 'final') return refusal('final-step-waits', { step: step.label });
  if (command === 'publish' && step.kind !== 'final') return refusal('review-step-waits', { step: step.label });
  const needsForm = step.withSecrecyForm || (command === 'publish' && file.edition.content.openness === 'proactive');
  if ((command === 'approve' || command === 'publish') && needsForm && !findCounting(file, 'secrecy'))
    return refusal('secrecy-form-missing', { step: step.label }, '条例第十七条');
  return null;
}

function checkIdentity(file: ItemFile, command: ItemCommand, asker: Asker): Refusal<CommandRefusal> | null {
  if (asker.personId === null) return null;
  const wrote = writersOf(file).has(asker.personId);
  if (command === 'publish' && wrote) return refusal('final-by-writer');
  if (command === 'sign-secrecy') {
    if (wrote) return refusal('secrecy-by-writer', undefined, '条例第十七条');
    if (findCounting(file, 'secrecy')) return refusal('secrecy-already-signed');
  }
  return null;
}

/** The state as people call it, and what can be done from it. */
function factsOf(state: ItemState): { state: string; possible: string } {
  const possible = commandsFrom(state).map(command => itemCommands[command].label);
  return { state: itemStates[state], possible: possible.join('、') || '无' };
}

function refusal(code: CommandRefusal, facts?: Refusal['facts'], article?: string): Refusal<CommandRefusal> {
  return refuse(code, facts, article).refusal;
}

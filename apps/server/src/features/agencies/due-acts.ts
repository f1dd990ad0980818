import { localDateOf } from '../../platform/clock/clock.ts';
import type { DueAct } from '../../platform/feature.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { closeAsPlanned } from './commands/close-agency.ts';
import { renameAsPlanned } from './commands/rename-agency.ts';
import type { AgenciesParts } from './parts.ts';

/** Renamings and closings that were entered ahead of their day. */
export function agencyDueActs({
  runningWork,
  siteChanged,
}: Pick<AgenciesParts, 'runningWork' | 'siteChanged'>): DueAct[] {
  return [
    {
      kind: 'rename-agency',
      async perform(work, { subject, dueAt, detail }) {
        const { name, shortName } = detail as { name: string; shortName: string };
        const plan = { kind: 'rename-agency', on: localDateOf(dueAt), name, shortName } as const;
        settle(await renameAsPlanned(work, agencyIdOf(subject), plan));
        work.afterCommit(siteChanged);
      },
    },
    {
      kind: 'close-agency',
      async perform(work, { subject, dueAt, detail }) {
        const { mergedIntoId, reason } = detail as { mergedIntoId: number | null; reason: string };
        const closing = { agencyId: agencyIdOf(subject), closedOn: localDateOf(dueAt), mergedIntoId, reason };
        settle(await closeAsPlanned(work, runningWork, closing));
        work.afterCommit(siteChanged);
      },
    },
  ];
}

/** What cannot be carried out on its day stays due and is seen by the operator, until somebody mends it or takes the plan back. */
function settle(outcome: Outcome<boolean>): void {
  if (!outcome.ok) throw new Error(`a planned change of an agency cannot be carried out: ${outcome.refusal.code}`);
}

function agencyIdOf(subject: string): number {
  return Number(subject.slice(subject.indexOf('/') + 1));
}

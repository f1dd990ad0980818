import { type ItemAction, itemActions, permissions } from '@gongkai/contract';
import type { RefusalTexts } from '../../../platform/http/endpoint.ts';
import { platformRefusals } from '../../../platform/http/platform-refusals.ts';
import type { Refusal } from '../../../platform/outcome.ts';
import type { ItemFile } from '../item.ts';
import { disclosuresRefusals } from '../refusals.ts';
import { type Asker, checkCommand } from '../rules/check-command.ts';
import type { ContentProblem } from '../rules/check-content.ts';

export interface DescribedAction {
  readonly name: ItemAction;
  readonly allowed: boolean;
  readonly because: string | null;
}

/** Each button of the screen: open, or closed with its reason; decided by the same rules that decide the command. */
export function describeActions(file: ItemFile, asker: Asker, problems: readonly ContentProblem[]): DescribedAction[] {
  return itemActions.map(name => {
    const because = name === 'record-offline' ? whyNotOnPaper(file, asker) : whyNot(file, name, asker, problems);
    return { name, allowed: because === null, because };
  });
}

function whyNot(
  file: ItemFile,
  name: Exclude<ItemAction, 'record-offline'>,
  asker: Asker,
  problems: readonly ContentProblem[],
): string | null {
  const refusal = checkCommand(file, name, asker);
  if (refusal) return sentenceOf(refusal);
  const problem = name === 'submit' || name === 'publish' ? problems.find(found => found.blocks) : undefined;
  return problem?.message ?? null;
}

function whyNotOnPaper(file: ItemFile, asker: Asker): string | null {
  if (!asker.may('disclosure.record-offline'))
    return sentenceOf({ code: 'not-permitted', facts: { permission: permissions['disclosure.record-offline'] } });
  // Paper is signed by others: only the state counts here, the signer is looked at when the paper is recorded.
  const refusal = checkCommand(file, 'return', { personId: null, may: () => true });
  return refusal ? sentenceOf(refusal) : null;
}

const TEXTS: RefusalTexts = { ...platformRefusals, ...disclosuresRefusals };

function sentenceOf({ code, facts, article }: Refusal): string {
  const sentence = TEXTS[code]?.sentence(facts ?? {}) ?? code;
  return article ? `${sentence}（${article}）` : sentence;
}

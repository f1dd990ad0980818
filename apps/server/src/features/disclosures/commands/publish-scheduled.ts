import type { DueAct } from '../../../platform/feature.ts';
import type { Work } from '../../../platform/work.ts';
import type { ItemFile } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { checkCommand } from '../rules/check-command.ts';
import { findCounting, writersOf } from '../rules/signatures.ts';
import { lockItem } from '../store/items.ts';
import { loadItemFile } from './open-item.ts';
import { listProblems } from './prepare-content.ts';
import { publishEdition } from './publish-edition.ts';
import { returnItem } from './return-item.ts';
import { PUBLISH_ITEM } from './schedule.ts';

/** Nobody is at the desk when the hour comes: everything that made it right to publish is looked at once more. */
export function publishItemAct(parts: Pick<DisclosuresParts, 'siteChanged'>): DueAct {
  return {
    kind: PUBLISH_ITEM,
    async perform(work, { subject, detail }) {
      const item = await lockItem(work.db, Number(subject.split('/')[1]));
      // Cancelled, changed or withdrawn in the meantime: there is nothing left to do.
      if (item?.state !== 'scheduled' || item.publishAt === null || item.publishAt > work.now) return;
      const file = await loadItemFile(work, item);
      if (file.edition.no !== detail.edition || file.edition.contentHash !== detail.contentHash) return;
      const found = await findObstacle(work, file);
      if (found === null) await publishEdition(work, parts, file, []);
      else await returnItem(work, file, { why: 'by-publication-check', step: null, signature: null, found });
    },
  };
}

/** The code of what stands against it; the item then goes back to its drafter, in whose list it appears. */
async function findObstacle(work: Work, file: ItemFile): Promise<string | null> {
  const refusal = checkCommand(file, 'publish-scheduled', { personId: null, may: () => true });
  if (refusal) return refusal.code;
  const final = findCounting(file, 'final');
  if (!final || writersOf(file).has(final.signedBy)) return 'final-signature-missing';
  if (!findCounting(file, 'secrecy')) return 'secrecy-form-missing';
  const problem = (await listProblems(work, file.item.agencyId, file.edition.content)).find(({ blocks }) => blocks);
  return problem ? `content-problem:${problem.field}` : null;
}

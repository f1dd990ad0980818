import type { itemDetail, ReviewStep } from '@gongkai/contract';
import { findCategory } from '@gongkai/statute';
import type { z } from 'zod';
import type { Instant } from '../../../platform/clock/clock.ts';
import { askerIn, loadItemFile, type Moment, type Officer } from '../commands/open-item.ts';
import { listProblems } from '../commands/prepare-content.ts';
import type { Edition, Item } from '../item.ts';
import type { DisclosuresParts } from '../parts.ts';
import { isOpenState } from '../rules/item-machine.ts';
import { counts } from '../rules/signatures.ts';
import { findNames, loadItemAgency } from '../store/agencies.ts';
import type { Db } from '../store/db.ts';
import { listStoredFiles } from '../store/edition-files.ts';
import { findItem } from '../store/items.ts';
import { listShownSignatures } from '../store/signatures.ts';
import { describeActions } from './describe-actions.ts';

export type DetailAnswer = z.input<typeof itemDetail>;

/** An item as its page in the console shows it; null when there is none for these eyes. */
export async function findItemDetail(
  moment: Moment,
  parts: Pick<DisclosuresParts, 'agencies' | 'publicUrlOf'>,
  officer: Officer,
  itemId: number,
  removed: readonly string[] = [],
): Promise<DetailAnswer | null> {
  const { db } = moment;
  const item = await findItem(db, itemId);
  if (!item || !officer.may('disclosure.read', item.agencyId)) return null;
  const file = await loadItemFile(moment, item);
  const { edition } = file;
  const agency = await loadItemAgency(db, item.agencyId);
  const names = await findNames(db, [edition.draftedBy]);
  const found = isOpenState(item.state) ? await listProblems(moment, agency.id, edition.content) : [];
  const notes =
    removed.length === 0
      ? []
      : [{ field: 'body', message: `正文中不支持的内容已移除：${removed.join('、')}。`, blocks: false }];
  return {
    ...rowOf(item, edition, agency.name, names.get(edition.draftedBy) ?? ''),
    version: item.head.version,
    content: edition.content,
    attachments: await listStoredFiles(db, edition.content.attachments),
    contentHash: edition.contentHash,
    steps: [...(await stepsOf(db, parts, item))],
    currentStep: item.currentStep,
    signatures: await listSignatureAnswers(db, item.id, edition),
    publishAt: item.publishAt,
    editionNote: edition.note,
    publicUrl: item.publishedEditionNo === null ? null : parts.publicUrlOf(item.id),
    withdrawal: item.publishedEditionNo === null ? item.withdrawal : null,
    actions: describeActions(file, askerIn(officer, item.agencyId), found),
    problems: [...notes, ...found],
  };
}

function rowOf(item: Item, edition: Edition, agencyName: string, drafter: string) {
  const { content } = edition;
  return {
    id: item.id,
    agencyId: item.agencyId,
    agencyName,
    title: content.title,
    category: content.category,
    categoryLabel: findCategory(content.category)?.label ?? content.category,
    state: item.state,
    openness: content.openness,
    documentNumber: content.documentNumber,
    indexNumber: item.indexNumber,
    formedOn: content.formedOn,
    dueFrom: item.due.from,
    dueOn: item.due.on,
    dueIsProvisional: item.due.provisional,
    editionNo: item.editionNo,
    updatedAt: item.updatedAt as Instant,
    publishedAt: item.publishedAt,
    drafter,
  };
}

/** Before it is submitted, the chain that it would go through today. */
async function stepsOf(db: Db, parts: Pick<DisclosuresParts, 'agencies'>, item: Item): Promise<readonly ReviewStep[]> {
  const isSubmitted = item.state === 'in-review' || item.state === 'scheduled' || !isOpenState(item.state);
  return isSubmitted && item.steps ? item.steps : parts.agencies.loadReviewChain(db, item.agencyId);
}

async function listSignatureAnswers(db: Db, itemId: number, edition: Edition): Promise<DetailAnswer['signatures']> {
  const signatures = (await listShownSignatures(db, itemId)).filter(({ editionNo }) => editionNo === edition.no);
  const scans = await listStoredFiles(
    db,
    signatures.flatMap(({ scanHash }) => (scanHash === null ? [] : [{ hash: scanHash, name: '签批扫描件' }])),
  );
  return signatures.map(signature => ({
    step: signature.step,
    stepLabel: signature.stepLabel,
    kind: signature.kind,
    decision: signature.decision,
    by: signature.by,
    signedOn: signature.signedOn,
    mode: signature.mode,
    scan: scans.find(scan => scan.hash === signature.scanHash) ?? null,
    comment: signature.comment,
    recordedBy: signature.recordedBy,
    recordedAt: signature.recordedAt,
    counts: counts(signature, edition),
  }));
}

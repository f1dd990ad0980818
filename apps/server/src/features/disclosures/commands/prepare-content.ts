import type { ItemContent } from '@gongkai/contract';
import { findCategory } from '@gongkai/statute';
import { findMarkings } from '../../../platform/files/markings/find-markings.ts';
import { done, type Outcome, refuse } from '../../../platform/outcome.ts';
import type { Work } from '../../../platform/work.ts';
import { plainText } from '../content/plain-text.ts';
import { sanitiseHtml } from '../content/sanitise-html.ts';
import { type ContentProblem, checkContent } from '../rules/check-content.ts';
import { type ItemAgency, loadItemAgency } from '../store/agencies.ts';
import { type AttachedFileRow, listStoredFiles } from '../store/edition-files.ts';
import { findItem } from '../store/items.ts';
import type { Moment, Officer } from './open-item.ts';

export interface PreparedContent {
  readonly content: ItemContent;
  /** What was taken out of the body, as a sentence for the clerk. */
  readonly removed: readonly string[];
}

export type ContentRefusal =
  | 'body-too-deep'
  | 'body-marked-secret'
  | 'category-unknown'
  | 'attachment-missing'
  | 'attachment-twice'
  | 'explained-item-unknown'
  | 'openness-mark-conflict';

/** Content as it may be stored: body cleaned, files known, nothing classified, no file that says another openness. */
export async function prepareContent(
  work: Work,
  officer: Officer,
  agencyId: number,
  sent: ItemContent,
): Promise<Outcome<PreparedContent, ContentRefusal>> {
  const body = sanitiseHtml(sent.body);
  if (!body) return refuse('body-too-deep');
  if (!findCategory(sent.category)) return refuse('category-unknown');
  const content = { ...sent, body: body.html };
  const mark = findMark(content);
  if (mark !== null) return refuse('body-marked-secret', { mark }, '保守国家秘密法');
  const { explainsItemId, attachments } = content;
  if (explainsItemId !== null) {
    const explained = await findItem(work.db, explainsItemId);
    if (!explained || !mayPointAt(officer, explained))
      return refuse('explained-item-unknown', { item: explainsItemId });
  }
  if (new Set(attachments.map(file => file.hash)).size < attachments.length) return refuse('attachment-twice');
  const files = await listStoredFiles(work.db, attachments);
  if (files.length < attachments.length) {
    const missing = attachments.findIndex(sentFile => !files.some(file => file.hash === sentFile.hash));
    return refuse('attachment-missing', { position: missing + 1 });
  }
  const problems = await checkPrepared(work, agencyId, content, files);
  const conflict = problems.find(({ rule }) => rule === 'file-mark-contradicts');
  if (conflict) return refuse('openness-mark-conflict', { message: conflict.message }, '条例第十七条');
  return done({ content, removed: body.removed });
}

/** Anything public may be explained, and whatever the officer can see. */
function mayPointAt(officer: Officer, item: { agencyId: number; publishedEditionNo: number | null }): boolean {
  return item.publishedEditionNo !== null || officer.may('disclosure.read', item.agencyId);
}

/** Marks that a clerk pastes with a text; those in files were looked for at the upload. */
function findMark({ title, body }: ItemContent): string | null {
  const lines = [title, ...plainText(body).split('\n')];
  const { marked } = findMarkings(
    lines.map((text, at) => ({ text, zone: 'body' as const, part: '', page: 1, line: at + 1 })),
  );
  return marked[0]?.title ?? null;
}

/** The checks before submitting, for content that lies in the database. */
export async function listProblems(moment: Moment, agencyId: number, content: ItemContent): Promise<ContentProblem[]> {
  const files = await listStoredFiles(moment.db, content.attachments);
  const missing = files.length < content.attachments.length;
  return [...(missing ? [FILES_GONE] : []), ...(await checkPrepared(moment, agencyId, content, files))];
}

const FILES_GONE: ContentProblem = {
  rule: 'files-gone',
  field: 'attachments',
  message: '有附件已不在文件库中，请重新上传。',
  blocks: true,
};

async function checkPrepared(
  { db, today }: Moment,
  agencyId: number,
  content: ItemContent,
  files: readonly AttachedFileRow[],
): Promise<ContentProblem[]> {
  const agency: ItemAgency = await loadItemAgency(db, agencyId);
  const explained = content.explainsItemId === null ? null : await findItem(db, content.explainsItemId);
  return checkContent(content, {
    bodyText: plainText(content.body),
    files,
    today,
    agencyKind: agency.kind,
    agencyLevel: agency.level,
    explainedIsPublic: explained ? explained.publishedEditionNo !== null : null,
  });
}

import { applicantColumns } from '@gongkai/statute';
import { type LabelMeaning, meaningAs } from './table-labels.ts';

export const applicantIds: readonly string[] = applicantColumns.map(({ id }) => id);

export interface RowContext {
  /** The group named last: results, denied, unavailable, notProcessed, other. */
  readonly group: string | null;
  /** The row read last. */
  readonly before: string | null;
}

/** Which row of table 3 a label of its stub names; 其他 and 总计 only where the rows around allow it. */
export function findApplicationRow(
  meanings: readonly LabelMeaning[],
  { group, before }: RowContext,
): (LabelMeaning & { readonly role: 'application-row' }) | undefined {
  const meaning = meaningAs(meanings, 'application-row');
  if (meaning?.id !== 'other.other') return meaning;
  const isInOther = group === 'other' || before?.startsWith('other.') || before === 'notProcessed.reconfirm';
  return isInOther ? meaning : undefined;
}

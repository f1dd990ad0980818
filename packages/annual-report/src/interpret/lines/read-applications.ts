import { applicantIds, findApplicationRow } from '../../form/application-row.ts';
import { meaningAs } from '../../form/table-labels.ts';
import { collectRows, type LabelPart } from './collect-rows.ts';
import type { Mark } from './mark-tokens.ts';
import { headStartOf, type OpenTable } from './open-table.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Segment } from './table-segments.ts';

/** Table 3. 其他 and 总计 are heads after other heads, rows after other rows. */
export function readApplications(segment: Segment, lines: readonly ScannedLine[]): OpenTable {
  let group: string | null = null;
  let before: string | null = null;
  let isInHead = true;
  const partOf = (mark: Mark): LabelPart => {
    const named = meaningAs(mark.meanings, 'application-group');
    if (named) group = named.id;
    const row = findApplicationRow(mark.meanings, { group, before });
    const isHead = meaningAs(mark.meanings, 'applicant', 'applications-head') !== undefined;
    if (row && !(isHead && isInHead && !OF_ROW.test(mark.text))) {
      isInHead = false;
      before = row.id;
      return { row };
    }
    isInHead = isHead;
    return isHead ? 'head' : 'beside';
  };
  const { drafts, strangers } = collectRows(segment, partOf, () => applicantIds.length);
  const rows = drafts.filter(
    (draft, index) => draft.row !== 'other' || !isLabelOfGroup(draft.body, drafts[index + 1]?.row),
  );
  const natural = segment.marks.find(({ meanings }) => meaningAs(meanings, 'applicant')?.id === 'natural');
  const heads = segment.marks.filter(
    ({ line, meanings }) => line === natural?.line && meaningAs(meanings, 'applicant'),
  );
  const headStart = headStartOf(lines, heads, applicantIds.length);
  return {
    table: 'applications',
    rows: rows.map(draft => ({ ...draft, columns: applicantIds, above: null, headStart })),
    strangers,
  };
}

/** （七）总计, 3.其他: a head has no number. */
const OF_ROW = /^\s*(?:[（(]\s*七|3\s*[.．、])/u;

/** （六）其他处理 above its three rows; as the one row of the older form it has values of its own. */
const isLabelOfGroup = (body: readonly Mark[], next: string | undefined) =>
  next?.startsWith('other.') === true && body.every(({ kind }) => kind !== 'value');

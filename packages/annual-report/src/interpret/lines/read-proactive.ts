import type { ReportFormat } from '@gongkai/statute';
import { type ColumnChoice, proactiveColumnsOf } from '../../form/row-columns.ts';
import { meaningAs } from '../../form/table-labels.ts';
import { collectRows, type LabelPart, type RowDraft } from './collect-rows.ts';
import type { Mark } from './mark-tokens.ts';
import { headStartOf, type OpenTable } from './open-table.ts';
import type { ScannedLine } from './scan-lines.ts';
import type { Segment } from './table-segments.ts';

/** Table 2. Its columns follow from the heads of each block; without heads, from the number of values and the other blocks. */
export function readProactive(segment: Segment, lines: readonly ScannedLine[]): OpenTable {
  let heads: Mark[] = [];
  const headsOf = new Map<Mark, readonly Mark[]>();
  let isReadingHeads = false;
  const partOf = (mark: Mark): LabelPart => {
    const row = meaningAs(mark.meanings, 'proactive-row');
    if (row) {
      isReadingHeads = false;
      headsOf.set(mark, heads);
      return { row };
    }
    const column = meaningAs(mark.meanings, 'proactive-column');
    if (!isReadingHeads) heads = [];
    isReadingHeads = true;
    if (column) heads.push(mark);
    return 'head';
  };
  const { drafts, strangers } = collectRows(segment, partOf, fewestColumns);
  const found = drafts.map(draft => ({ draft, heads: headsOf.get(draft.label) ?? [] }));
  const choices = found.map(({ draft, heads }) => choiceByHeads(draft, heads.map(idOf)) ?? choiceByCount(draft));
  const formats = new Set(choices.flatMap(choice => choice?.format ?? []));
  const only = formats.size === 1 ? [...formats][0]! : null;
  const rows = found.map(({ draft, heads }, index) => {
    const choice = choices[index] ?? choiceOf(draft, only);
    const columns = choice && columnsOf(choice, heads.map(idOf));
    return { ...draft, columns, above: null, headStart: headStartOf(lines, heads, columns?.length ?? 0) };
  });
  return { table: 'proactive', rows, strangers };
}

/** Where a merged cell is printed once for each column that it covers, its head is repeated beside itself. */
function columnsOf({ columns }: ColumnChoice, heads: readonly string[]): readonly string[] {
  const isRepeated = heads.some((head, index) => head === heads[index - 1]);
  return isRepeated && heads.every(head => columns.includes(head)) ? heads : columns;
}

const idOf = ({ meanings }: Mark) => meaningAs(meanings, 'proactive-column')!.id;
const fewestColumns = (row: string) => Math.min(...proactiveColumnsOf(row).map(({ columns }) => columns.length));

/** The form whose columns are all among the printed heads, or of which a head is printed that the other has not. */
function choiceByHeads({ row }: RowDraft, heads: readonly string[]): ColumnChoice | null {
  const choices = proactiveColumnsOf(row);
  if (choices.length === 1) return choices[0]!;
  const count = ({ columns }: ColumnChoice) => columns.filter(column => heads.includes(column)).length;
  const best = choices.filter(choice => count(choice) > 0 && choices.every(other => count(other) <= count(choice)));
  if (best.length === 1) return best[0]!;
  // 本年处理决定数量 stands in both forms: alone in one, after two others in the other.
  return best.find(({ columns }) => columns.length === new Set(heads).size) ?? null;
}

/** Figures run together with their label say nothing about how many they are. */
function choiceByCount({ row, label, body }: RowDraft): ColumnChoice | null {
  const values = body.filter(({ kind }) => kind === 'value');
  if (values.some(({ line, from }) => line === label.line && from === label.to)) return null;
  const fitting = proactiveColumnsOf(row).filter(({ columns }) => columns.length === values.length);
  return fitting.length === 1 ? fitting[0]! : null;
}

const choiceOf = ({ row }: RowDraft, format: ReportFormat | null): ColumnChoice | null =>
  proactiveColumnsOf(row).find(choice => choice.format === format) ?? null;

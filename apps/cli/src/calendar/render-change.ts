import type { MovedDue } from '@gongkai/server/features/disclosures/index.ts';
import { type CalendarDiff, DAY_KIND_LABELS, type DayStatus } from '@gongkai/statute';

/** A county has hundreds of items on their way; the rest is counted. */
const MOST_LINES = 200;

/** Days that change, then items whose last day moves, by agency and day. */
export function renderChange(diff: CalendarDiff, moved: readonly MovedDue[]): string[] {
  const lines = moved
    .toSorted((a, b) => a.agencyId - b.agencyId || (a.to < b.to ? -1 : 1))
    .slice(0, MOST_LINES)
    .map(
      item =>
        `  ${item.from}${mark(item.wasProvisional)} → ${item.to}${mark(item.isProvisional)}  #${item.itemId} ${item.title}`,
    );
  return [
    ...(diff.published.length ? [`Published now: ${diff.published.join(', ')}`] : []),
    `Days that change: ${diff.days.length}`,
    ...diff.days.map(
      ({ on, before, after, moves }) => `  ${on} ${kind(before)} → ${kind(after)}${moves ? '' : ' (counts as before)'}`,
    ),
    `Items on their way whose last day moves: ${moved.length}`,
    ...lines,
    ...(moved.length > MOST_LINES ? [`  … and ${moved.length - MOST_LINES} more (--json lists all)`] : []),
  ];
}

function mark(provisional: boolean): string {
  return provisional ? '（暂定）' : '';
}

function kind({ kind: now, assumed, name }: DayStatus): string {
  const label = now === 'unpublished' && assumed ? `${DAY_KIND_LABELS[assumed]}（推定）` : DAY_KIND_LABELS[now];
  return name ? `${label} ${name}` : label;
}

import type { LocalDate } from '../local-date.ts';
import { weekdayOf } from '../local-date.ts';
import { DAY_KIND_LABELS } from './day-status.ts';
import { REGION_LABELS, type RegionCode } from './regions.ts';
import type { ExplainedDay, UnpublishedNeed } from './working-days.ts';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** One line of the explanation sheet: `2026-01-04（周日） 调休上班〔国办发明电〔2025〕7号〕 第20个工作日`. */
export function formatExplainedDay(day: ExplainedDay): string {
  const what = day.name ? `${day.name}${DAY_KIND_LABELS[day.kind]}` : DAY_KIND_LABELS[day.kind];
  const why = day.notice ? `（${day.notice}）` : '';
  const count = day.paused ? '期限中止，不计' : day.count === null ? '不计' : `第${day.count}个工作日`;
  return `${day.on}（${WEEKDAYS[weekdayOf(day.on)]}） ${what}${why} ${count}`;
}

/** Why a date is provisional, and what to do meanwhile; empty for a settled one. */
export function describeProvisional(
  result: { provisional: boolean; earliestOn: LocalDate; latestOn: LocalDate; unpublished: readonly UnpublishedNeed[] },
  region: RegionCode | null = null,
): string {
  if (!result.provisional) return '';
  const missing = result.unpublished.map(({ year, regionalHolidays }) =>
    regionalHolidays.length === 0
      ? `${year}年放假安排`
      : `${region ? REGION_LABELS[region] : ''}${year}年${regionalHolidays.join('、')}放假安排`,
  );
  const range =
    result.earliestOn === result.latestOn
      ? `预计为 ${result.earliestOn}`
      : `最早 ${result.earliestOn}，最晚 ${result.latestOn}，请按最早日期办理`;
  return `${missing.join('、')}尚未公布，此日期为暂定：${range}。`;
}

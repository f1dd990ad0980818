export interface CalendarSearch {
  from?: string;
  days?: number;
}

export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const days = Number(search.days);
  return {
    ...(typeof search.from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.from) ? { from: search.from } : {}),
    ...(Number.isInteger(days) && days >= 1 && days <= 200 ? { days } : {}),
  };
}

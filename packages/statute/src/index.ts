export {
  type ApplyRefusal,
  type Calendar,
  makeCalendar,
  shippedCalendar,
  withNotice,
  withRegion,
} from './calendar/calendar.ts';
export { DAY_KIND_LABELS, type DayKind, type DayStatus, type SettledDayKind } from './calendar/day-status.ts';
export type { CalendarRefusal, Pause } from './calendar/day-walk.ts';
export { describeProvisional, formatExplainedDay } from './calendar/describe.ts';
export { type CalendarDiff, type DayChange, diffCalendars } from './calendar/diff-calendars.ts';
export type { HolidayBlock, HolidayNotice, NoticeProblem } from './calendar/notice.ts';
export {
  NOTICE_FORMAT,
  type ParsedNotice,
  parseNotice,
  parseNoticeText,
} from './calendar/parse-notice.ts';
export { addCalendarMonths, type CalendarPeriod, lastDayOfPeriod, workingDayOnOrAfter } from './calendar/period.ts';
export { isRegionCode, REGION_LABELS, type RegionCode } from './calendar/regions.ts';
export {
  addWorkingDays,
  countWorkingDays,
  type ExplainedDay,
  explainDays,
  isWorkingDay,
  nextWorkingDay,
  type UnpublishedNeed,
  type WorkingDayCount,
  type WorkingDayResult,
} from './calendar/working-days.ts';
export * from './catalogue.ts';
export * from './local-date.ts';
export * from './openness.ts';
export * from './publication.ts';
export * from './publication-document-number.ts';
export * from './publication-index-number.ts';
export {
  CLOCK_EVENTS,
  type ClockEvent,
  type ClockEventKind,
} from './reply-clock/clock-events.ts';
export { CLOCK_REFUSALS, type ClockRefusal, type ClockRefusalCode } from './reply-clock/clock-refusals.ts';
export { type Awaiting, REPLY_WORKING_DAYS } from './reply-clock/clock-state.ts';
export { type ParsedClockEvent, parseClockEvent } from './reply-clock/parse-clock-event.ts';
export { type ReplyClock, replyClock } from './reply-clock/reply-clock.ts';
export * from './report-forms/index.ts';

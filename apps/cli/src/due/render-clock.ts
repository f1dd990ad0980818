import {
  type Awaiting,
  type Calendar,
  CLOCK_EVENTS,
  type ClockEvent,
  type ClockRefusal,
  describeProvisional,
  type ExplainedDay,
  formatExplainedDay,
  type ReplyClock,
} from '@gongkai/statute';

/** The form of spec/clock.md. What is only recorded is no refusal. */
export function clockToJson(clock: ReplyClock, recorded: boolean) {
  const { dueOn, provisional, earliestOn, latestOn, awaiting, late } = clock;
  const broken = clock.unlawful.map(({ event, code, article, message }) => ({ event, code, article, message }));
  return {
    ...{ dueOn, provisional, earliestOn, latestOn },
    ...(awaiting ? { awaiting: { what: awaiting.what, until: awaiting.until } } : {}),
    ...(late === null ? {} : { late }),
    days: daysToJson(clock.days),
    refusals: recorded ? [] : broken,
    ...(recorded ? { unlawful: broken } : {}),
  };
}

export function daysToJson(days: readonly ExplainedDay[]) {
  return days.map(({ on, kind, count, notice }) => ({ on, kind, count, notice }));
}

/** The sheet for the file: what happened, what follows, and why, day by day. */
export function clockSheet(
  received: string,
  events: readonly ClockEvent[],
  clock: ReplyClock,
  calendar: Calendar,
  recorded: boolean,
): string[] {
  const broken = new Map(clock.unlawful.map(refusal => [refusal.event, refusal]));
  const inOrder = events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return [
    `收到申请 ${received}（当日不计）`,
    ...inOrder.map(event => formatEvent(event, broken.get(event), recorded)),
    '',
    ...conclusion(clock, calendar),
    `日历版本 ${calendar.version}`,
    '',
    ...clock.days.map(formatExplainedDay),
  ];
}

function formatEvent(event: ClockEvent, refusal: ClockRefusal | undefined, recorded: boolean): string {
  const { label } = CLOCK_EVENTS[event.kind];
  const detail = event.workingDays ? ` ${event.workingDays} 个工作日` : event.until ? ` 至 ${event.until}` : '';
  const id = event.id ? `（${event.id}）` : '';
  const line = `${event.on} ${label}${id}${detail}`;
  if (!refusal) return line;
  const mark = recorded ? '程序违规，仅作记录，不影响期限' : '不予登记';
  return `${line} —— ${mark}：${refusal.message}（${refusal.article}）`;
}

const WAITING: Readonly<Record<Awaiting['what'], string>> = {
  correction: '等待申请人补正',
  consultation: '等待被征求意见方答复，期限中止',
  fee: '等待申请人缴费',
};

function conclusion(clock: ReplyClock, calendar: Calendar): string[] {
  const { awaiting, dueOn, provisional, startOn, late } = clock;
  if (awaiting) {
    const until = awaiting.until ? `，对方最后一日 ${awaiting.until}` : '';
    return [`${WAITING[awaiting.what]}${until}；在此期间没有答复届满日。`];
  }
  if (dueOn === null) return ['办理已经结束，结束时期限没有计算。'];
  const judged = late === null ? '' : late ? '，已逾期' : '，按期';
  return [
    `起算日 ${startOn}（当日不计），答复届满日 ${dueOn}${provisional ? '（暂定）' : ''}${judged}`,
    ...(provisional
      ? [describeProvisional({ ...clock, earliestOn: dueOn, latestOn: clock.latestOn ?? dueOn }, calendar.region)]
      : []),
  ];
}

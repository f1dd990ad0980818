import { explainDays, type RouteAnswer } from '@gongkai/contract';
import { useAnswer } from '../client/use-answer.ts';
import { Answered } from '../parts/Answered.tsx';
import { formatLongDay } from '../parts/format-time.ts';
import { SideScroll } from '../parts/SideScroll.tsx';

type Explanation = RouteAnswer<typeof explainDays>;

/** Why a date is what it is: every day from the first to the last, which count and which do not, and by which notice. */
export function DaySheet({ from, workingDays }: { from: string; workingDays: number }) {
  const explanation = useAnswer(explainDays, { query: { from, workingDays } });
  return (
    <Answered of={explanation} what="日历">
      {answer => (
        <>
          <p>
            自 {formatLongDay(answer.from)} 的次日起算，第 {workingDays} 个工作日是{' '}
            <strong>{formatLongDay(answer.dueOn)}</strong>。
          </p>
          <ProvisionalNote answer={answer} />
          <Days answer={answer} />
          <p className="quiet">日历版本 {answer.calendarVersion}</p>
        </>
      )}
    </Answered>
  );
}

function ProvisionalNote({ answer }: { answer: Explanation }) {
  if (!answer.provisional) return null;
  return (
    <p className="note">
      这个日期是暂定的：其中有的年份，国务院办公厅还没有公布节假日安排。公布后可能在 {formatLongDay(answer.earliestOn)}{' '}
      至 {formatLongDay(answer.latestOn)} 之间，届时自动重算并提醒。
    </p>
  );
}

function Days({ answer }: { answer: Explanation }) {
  // Weeks without a holiday have no notice to name: an empty column would only press the others together on a phone.
  const named = answer.days.some(day => day.notice);
  return (
    <SideScroll label="逐日说明">
      <table className="sheet">
        <caption className="only-heard">逐日说明</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">星期</th>
            <th scope="col">当天是</th>
            <th scope="col">第几个工作日</th>
            {named ? <th scope="col">依据</th> : null}
          </tr>
        </thead>
        <tbody>
          {answer.days.map(day => (
            <tr key={day.on} className={rowClass(day.on === answer.dueOn, day.count === null)}>
              <td className="nowrap">{day.on}</td>
              <td className="nowrap">{day.weekday}</td>
              <td className="nowrap">{day.label}</td>
              <td className="nowrap">{day.count ?? '不计'}</td>
              {named ? <td>{day.notice ?? ''}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function rowClass(isTarget: boolean, isRest: boolean): string | undefined {
  return isTarget ? 'is-target' : isRest ? 'is-rest' : undefined;
}

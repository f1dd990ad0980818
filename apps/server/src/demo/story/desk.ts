import { addDays, type LocalDate, publicationDue, shippedCalendar } from '@gongkai/statute';
import { type Instant, localDateOf } from '../../platform/clock/clock.ts';
import { beijing } from '../beijing-time.ts';
import { Body } from '../documents/body.ts';
import { contentOf } from '../documents/write-content.ts';
import { Random } from '../random.ts';
import { LifeWriter } from './life-writer.ts';
import type { Life, PlannedContent, Story } from './story.ts';
import { openDayBefore, openDaysLater } from './working-time.ts';

/**
 * What lies on the desks of two offices today, so that every state has its example: late, due today or on the next
 * working day, due in two, waiting at each step, returned, scheduled, a correction on its way.
 */
export function planDesk(now: Instant, agencies: ReadonlySet<string>): Story[] {
  return ['fuban', 'qingshi'].filter(key => agencies.has(key)).flatMap(key => layDesk(key, now));
}

function layDesk(agency: string, now: Instant): Story[] {
  const today = localDateOf(now);
  const place = agency === 'fuban' ? '云岭县' : '青石镇';
  const sign = agency === 'fuban' ? '云政办' : '青政';
  const lastOpenDay = openDayBefore(today, 1);
  const due = (days: number) => formedOnFor(openDaysLater(today, days));
  const begin = (name: string) => new LifeWriter(agency, new Random(`desk/${agency}/${name}`));
  const paper = (title: string, formedOn: LocalDate, serial: number | null = null) =>
    write(title, formedOn, serial === null ? null : `${sign}发〔${formedOn.slice(0, 4)}〕${serial}号`);
  const lives: (Life | null)[] = [
    begin('late')
      .draft(openDayBefore(lastOpenDay, 4), paper(`${place}冬春农田水利建设工作方案`, openDayBefore(today, 26), 88))
      .lifeUntil(now),
    begin('today')
      .draft(openDayBefore(lastOpenDay, 1), paper(`${place}今冬明春森林防灭火工作安排`, due(0)))
      .lifeUntil(now),
    begin('soon')
      .draft(openDayBefore(lastOpenDay, 2), paper(`${place}消费品以旧换新补贴申领办事提示`, due(2)))
      .lifeUntil(now),
    begin('new')
      .draft(lastOpenDay, paper(`${place}低温雨雪冰冻天气防范应对工作提示`, lastOpenDay))
      .lifeUntil(now),
    begin('secrecy')
      .draft(openDayBefore(lastOpenDay, 1), paper(`${place}第四季度安全生产检查情况通报`, openDayBefore(today, 6), 91))
      .submit()
      .lifeUntil(now),
    begin('review')
      .draft(openDayBefore(lastOpenDay, 2), paper(`${place}冬季困难群众走访慰问工作方案`, openDayBefore(today, 8), 90))
      .submit()
      .signSecrecy(0)
      .lifeUntil(now),
    begin('final')
      .draft(openDayBefore(lastOpenDay, 3), paper(`${place}城乡居民医保参保登记延长服务时间公告`, due(1)))
      .submit()
      .signSecrecy(0)
      .approve()
      .lifeUntil(now),
    begin('returned')
      .draft(openDayBefore(lastOpenDay, 3), paper(`${place}冬季供水保障和管道防冻公告`, openDayBefore(today, 9)))
      .submit()
      .signSecrecy(0)
      .return('reviewer', '缺少抢修电话，请补充后重新提交。')
      .lifeUntil(now),
    schedule(
      begin('scheduled'),
      openDayBefore(lastOpenDay, 2),
      paper(`${place}元旦、春节期间政务服务时间安排`, openDayBefore(today, 5)),
      now,
    ),
    begin('discarded')
      .draft(openDayBefore(lastOpenDay, 5), paper(`${place}会议室使用安排`, openDayBefore(today, 7)))
      .discard()
      .lifeUntil(now),
    begin('correction')
      .draft(openDayBefore(lastOpenDay, 12), paper(`${place}秋季学期学生资助政策问答`, openDayBefore(today, 16)))
      .goThrough()
      .correct(openDayBefore(lastOpenDay, 1), '更正资助标准的表述。')
      .lifeUntil(now),
  ];
  return lives.filter(life => life !== null).map(life => [life]);
}

function schedule(writer: LifeWriter, day: LocalDate, content: PlannedContent, now: Instant): Life | null {
  const publishAt = beijing(openDaysLater(addDays(localDateOf(now), 1), 1), '09:00');
  return writer.draft(day, content).submit().signSecrecy(0).approve().publish(1, publishAt).lifeUntil(now);
}

/** The day of formation whose limit of art. 26 ends on this day. */
function formedOnFor(dueOn: LocalDate): LocalDate {
  let day = openDayBefore(dueOn, 24);
  for (; day < dueOn; day = addDays(day, 1)) {
    const due = publicationDue(shippedCalendar, day);
    if (due && due.dueOn >= dueOn) break;
  }
  return day;
}

function write(title: string, formedOn: LocalDate, documentNumber: string | null): PlannedContent {
  const body = new Body()
    .p(`为做好有关工作，现将《${title}》予以公布，请各单位结合实际抓好落实，请社会各界予以监督。`)
    .h2('一、工作要求')
    .list('明确责任分工，落实到岗到人。', '加强信息报送，遇有紧急情况立即报告。', '主动公开进展和结果，接受群众监督。')
    .h2('二、联系方式')
    .p('工作日办公时间可以拨打本机关页面公布的电话咨询。');
  const document = { title, body, summary: null, keywords: ['工作安排'] };
  return contentOf({ category: 'other-documents' }, { formedOn }, document, documentNumber);
}

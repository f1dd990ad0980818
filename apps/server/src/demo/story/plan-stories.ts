import { addDays, type LocalDate } from '@gongkai/statute';
import { type Instant, localDateOf, startOfDay } from '../../platform/clock/clock.ts';
import type { WrittenDocument } from '../documents/scene.ts';
import { contentOf } from '../documents/write-content.ts';
import { planDesk } from './desk.ts';
import { LifeWriter } from './life-writer.ts';
import { listOccasions, type Occasion } from './occasions.ts';
import type { Life, PlannedContent, Story } from './story.ts';

/** Three years of the county's life up to now. What lies ahead of now has not happened: it waits at the step it reached. */
export function* planStories(now: Instant, agencies: ReadonlySet<string>): Generator<Story> {
  for (const occasion of listOccasions(localDateOf(now), agencies)) {
    const story = tell(occasion, now);
    if (story.length > 0) yield story;
  }
  yield* planDesk(now, agencies);
}

/** Enough for tests and pictures: every guide, the last of each category, and the last months. */
export function chooseForAcceptance(stories: readonly Story[], now: Instant): Story[] {
  const lastOf = new Map(stories.map(story => [categoryOf(story), story]));
  const lately = startOfDay(addDays(localDateOf(now), -120));
  return stories.filter(
    story =>
      categoryOf(story) === 'guide' || lastOf.get(categoryOf(story)) === story || story[0]!.steps[0]!.at >= lately,
  );
}

function categoryOf([life]: Story): string {
  const begun = life!.steps[0]!;
  return 'content' in begun ? begun.content.category : '';
}

function tell(occasion: Occasion, now: Instant): Story {
  const { kind, scene } = occasion;
  const document = kind.write(scene);
  const content = contentOf(kind, scene, keepSheet(document, occasion), document.isNumbered ? occasion.number() : null);
  const writer = new LifeWriter(scene.office.key, scene.random);
  // Now and then one lies on a desk until art. 26 has run out.
  const waits = scene.random.chance(3) ? 24 : scene.random.pick([0, 0, 0, 1, 1, 2, 3]);
  const draftedOn = addDays(scene.formedOn, waits);
  if (kind.id === 'committee' && scene.random.chance(35))
    return asStory(keepInside(writer, draftedOn, content).lifeUntil(now));
  bringOut(writer, draftedOn, content, scene.random);
  const publishedOn = writer.day;
  goOn(writer, occasion, content);
  const life = writer.lifeUntil(now);
  const explaining =
    document.interpretation && life && isPublished(life)
      ? explain(occasion, document.interpretation, publishedOn)
      : null;
  return [...asStory(life), ...asStory(explaining?.lifeUntil(now) ?? null)];
}

/** Half of the tables come as spreadsheets too. */
function keepSheet(document: WrittenDocument, { scene }: Occasion): WrittenDocument {
  if (!document.sheet || scene.random.chance(50)) return document;
  const { sheet: _, ...without } = document;
  return without;
}

const asStory = (life: Life | null): Story => (life ? [life] : []);
const isPublished = ({ steps }: Life) => steps.some(({ act }) => act === 'publish');

function bringOut(
  writer: LifeWriter,
  day: LocalDate,
  content: PlannedContent,
  random: Occasion['scene']['random'],
): void {
  if (content.documentNumber !== null && random.chance(6)) {
    // The flaw that is sent back most often.
    const flawed = { ...content, documentNumber: content.documentNumber.replace('〔', '[').replace('〕', ']') };
    writer
      .draft(day, flawed)
      .submit()
      .signSecrecy()
      .return('reviewer', '文号年份应使用六角括号，请修改后重新提交。')
      .save(content);
  } else if (random.chance(20)) writer.draft(day, { ...content, summary: null, keywords: [] }).save(content);
  else writer.draft(day, content);
  writer.goThrough();
}

/** 依申请公开: registered, never on the portal. */
function keepInside(writer: LifeWriter, day: LocalDate, content: PlannedContent): LifeWriter {
  const inside = {
    ...content,
    openness: 'on-request',
    opennessGround: 'internal-affairs',
    opennessReason: '属于内部工作流程信息，对外不产生直接影响。',
  } as const;
  return writer.draft(day, inside).goThrough();
}

function explain(
  { scene }: Occasion,
  document: NonNullable<WrittenDocument['interpretation']>,
  publishedOn: LocalDate,
): LifeWriter {
  const kind = { category: 'policy-interpretation' } as const;
  const content = { ...contentOf(kind, { formedOn: publishedOn }, document, null), explains: 0 };
  return new LifeWriter(scene.office.key, scene.random.fork('interpretation')).draft(publishedOn, content).goThrough();
}

/** What happens to a published item later: the guide of a new year, a slip of the pen, a rule that ends, a withdrawal. */
function goOn(writer: LifeWriter, { kind, scene }: Occasion, content: PlannedContent): void {
  const { random, year } = scene;
  if (kind.id === 'guide') {
    for (const later of [1, 2]) {
      const formedOn = `${year + later}-01-0${random.integer(4, 8)}` as LocalDate;
      const renewed = contentOf(kind, { formedOn }, kind.write({ ...scene, formedOn, year: year + later }), null);
      writer
        .correct(formedOn, `按照年度更新要求，更新为${year + later}年版。`)
        .save(renewed)
        .goThrough();
    }
  } else if (content.validity !== null && random.chance(15)) {
    const note = '本文件已被新的规定替代，有效性变更为“已废止”。';
    writer
      .correct(addDays(writer.day, random.integer(200, 420)), note)
      .save({ ...content, validity: 'repealed' })
      .goThrough();
  } else if (random.chance(4)) {
    const body = `${content.body}<p>更正说明：首次发布时落款日期有误，现予更正。</p>`;
    writer
      .correct(addDays(writer.day, random.integer(1, 40)), '更正落款日期。')
      .save({ ...content, body })
      .goThrough();
  } else if (random.chance(2)) {
    const [ground, reason] = random.pick(WITHDRAWALS);
    writer.withdraw(addDays(writer.day, random.integer(3, 90)), ground, reason);
  }
}

const WITHDRAWALS = [
  ['content-error', '附表数据引用错误，核对后重新发布。'],
  ['outdated', '事项已经办结，内容被新公告替代。'],
  ['not-ours', '应由牵头单位公开，本机关不再重复发布。'],
  ['privacy', '公示期满，表中企业联系人信息不宜长期公开。'],
] as const;

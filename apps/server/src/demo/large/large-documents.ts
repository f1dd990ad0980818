import type { ItemContent } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { documentKinds } from '../documents/all-kinds.ts';
import { isMadeBy, type Scene, type WrittenDocument } from '../documents/scene.ts';
import { contentOf } from '../documents/write-content.ts';
import type { Random } from '../random.ts';
import type { PlannedContent } from '../story/story.ts';
import { type AgencyWords, COUNTY_AGENCIES, TOWNSHIPS } from '../words/agencies.data.ts';
import { COMPANIES, RESERVOIRS, RIVERS, ROADS, SCHOOLS } from '../words/places.data.ts';
import { COUNTY_RULES, TOWNSHIP_RULES } from '../words/rules.data.ts';

const OFFICES: readonly AgencyWords[] = [...COUNTY_AGENCIES, ...TOWNSHIPS];
const PLACES = [
  ...COMPANIES,
  ...RESERVOIRS,
  ...RIVERS,
  ...ROADS,
  ...SCHOOLS,
  ...TOWNSHIPS.map(({ shortName }) => shortName),
];
const SENTENCES = [...COUNTY_RULES, ...TOWNSHIP_RULES].flatMap(({ background, duties, measures }) => [
  background,
  ...duties,
  ...measures,
]);

/** Kinds with a table of each office they are made by, so that drawing one never misses. */
const KINDS = documentKinds.flatMap(kind => {
  const offices = OFFICES.filter(office => isMadeBy(kind, office));
  return offices.length > 0 ? [{ kind, offices }] : [];
});

export interface LargeDocument {
  readonly agency: string;
  readonly content: PlannedContent;
  /** The body as text. */
  readonly text: string;
}

const SHORTEST = 480;
const LONGEST = 1_050;

/** A document of any kind, lengthened with what offices write under such papers to 800 characters on average. */
export function writeLargeDocument(random: Random, serial: number, formedOn: LocalDate): LargeDocument {
  const { kind, offices } = random.pick(KINDS);
  const office = random.pick(offices);
  const scene: Scene = {
    office,
    formedOn,
    year: Number(formedOn.slice(0, 4)),
    month: random.pick(kind.months),
    serial: random.integer(0, 11),
    random,
  };
  const { interpretation: _, sheet: __, letter: ___, ...document }: WrittenDocument = kind.write(scene);
  const wanted = random.integer(SHORTEST, LONGEST);
  document.body.p(`档案序号：${serial}。办理单位：${random.pick(PLACES)}。`);
  let length = document.body.text.length;
  while (length < wanted) {
    const sentence = `${random.pick(PLACES)}：${random.pick(SENTENCES)}`;
    document.body.p(sentence);
    length += sentence.length + 1;
  }
  const number = document.isNumbered ? `${office.sign}发〔${scene.year}〕${random.integer(1, 400)}号` : null;
  const title = `${document.title}（${serial}）`;
  return {
    agency: office.key,
    content: contentOf(kind, scene, { ...document, title }, number),
    text: document.body.text,
  };
}

/** Without files, what is planned and what is stored are the same. */
export function asStored({ explains: _, files: __, ...content }: PlannedContent): ItemContent {
  return { ...content, explainsItemId: null, attachments: [] };
}

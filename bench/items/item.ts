import { categoryIds } from '@gongkai/statute';
import { seededRandom } from './random.ts';
import { drawWord } from './words.ts';
import { writeText } from './write-text.ts';

export interface BenchItem {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly category: string;
  readonly title: string;
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly formedOn: string;
  readonly publishedAt: string;
  readonly summary: string | null;
  readonly keywords: readonly string[];
  readonly paragraphs: readonly string[];
  readonly fileHash: string | null;
}

export const AGENCIES = 60;
export const agencyName = (id: number) => `云岭县第${id}办公室（虚构）`;

const OLDEST_MS = Date.UTC(2019, 4, 15);
const NEWEST_MS = Date.UTC(2026, 10, 20);
/** With the shortest and longest at 400 and 1,200, the average of the design's figure: 800 characters. */
const LENGTH = { least: 400, spread: 800 };

/** Item `id` of `count`, the same in every run; ids and days of publication go up together, as they do in life. */
export function makeItem(id: number, count: number): BenchItem {
  const random = seededRandom(id);
  const agencyId = 1 + Math.floor(random() ** 2 * AGENCIES);
  const publishedMs = OLDEST_MS + Math.floor(((NEWEST_MS - OLDEST_MS) / count) * id);
  const publishedAt = new Date(publishedMs).toISOString();
  const year = publishedAt.slice(0, 4);
  const [first, second, third] = [drawWord(random), drawWord(random), drawWord(random)];
  return {
    id,
    agencyId,
    agencyName: agencyName(agencyId),
    category: categoryIds[Math.floor(random() ** 2 * categoryIds.length)]!,
    title: `${agencyName(agencyId)}关于${first}${second}${third}工作的通知`,
    indexNumber: `11530000MB${String(agencyId).padStart(7, '0')}X/${year}-${String(id).padStart(7, '0')}`,
    documentNumber: random() < 0.4 ? `云${agencyId}发〔${year}〕${1 + (id % 400)}号` : null,
    formedOn: new Date(publishedMs - 6 * 86_400_000).toISOString().slice(0, 10),
    publishedAt,
    summary: random() < 0.5 ? `${first}、${second}的安排和要求。` : null,
    keywords: [first, second, third],
    paragraphs: writeText(random, LENGTH.least + Math.floor(random() * LENGTH.spread)),
    fileHash: random() < 0.3 ? id.toString(16).padStart(64, '0') : null,
  };
}

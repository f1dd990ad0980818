import { makeItem } from './item.ts';
import { seededRandom } from './random.ts';
import { KNOWN_WORDS, words } from './words.ts';

const path = (q: string, more = '') => `/search?q=${encodeURIComponent(q)}${more}`;

/** Two characters, from a word in most texts to a word in none. */
export function twoCharacterSearches(): string[] {
  const drawn = [1, 25, 110, 300, 650, 1_200, 2_000, 2_300].map(rank => words[rank]!);
  return [...Object.keys(KNOWN_WORDS), ...drawn, '龘䶮'].map(word => path(word));
}

/** Everything else that people type: one character, phrases, several words, numbers of documents, what is not there. */
export function otherSearches(items: number): string[] {
  return [
    ...['水', '蜂', '政', '低保 资金', '水库 项目 管理', '政府 古桥', '不存在的句子', 'abc', '375万元'].map(q =>
      path(q),
    ),
    path('低保', '&agency=3'),
    path('水库', '&category=budget'),
    ...phrases(items).map(q => path(q)),
  ];
}

/** Items that are there whatever their number, with the same title and text. */
const ALWAYS_THERE = 2_000;

/** Phrases as they stand in texts, titles and numbers: the same ones whatever the number of items, for some are common and some rare. */
function phrases(items: number): string[] {
  const random = seededRandom(27);
  return Array.from({ length: 12 }, (_, at) => {
    const item = makeItem(1 + Math.floor(((at + random()) / 12) * ALWAYS_THERE), items);
    const body = item.paragraphs.join('').replace(/\d+万元|[，。；、]/g, ' ');
    const runs = body.split(' ').filter(run => run.length >= 8);
    const run = runs[Math.floor(random() * runs.length)]!;
    if (at % 4 === 3) return item.title.slice(-16);
    if (at % 4 === 2) return item.documentNumber ?? item.indexNumber;
    return run.slice(1, 5 + (at % 4) * 3);
  });
}

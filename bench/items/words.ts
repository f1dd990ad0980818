/**
 * Words of an invented county's documents (虚构), commonest first: the real ones at fixed ranks, so that a query can be chosen
 * by how common it is, and between them two characters put together.
 */
const FIRST = '乡镇村社居农林牧渔水土山田路桥校医药食粮茶果花竹蚕蜂羊牛鸡鱼房屋站库渠坝塘井沟电网气暖车船港运货商';
const SECOND = '业务产品厂场园区段点线面体系站台库房基地户籍册表单据证照税费款项额度量质价值险保障救助补贴培训练';

/** How far down a word stands in the list, from one in most texts to one in few. */
export const KNOWN_WORDS = {
  政府: 0,
  项目: 2,
  资金: 6,
  管理: 12,
  低保: 60,
  水库: 180,
  审批: 420,
  危房: 900,
  蜂蜜: 1_600,
  古桥: 2_150,
} as const;

export const words: readonly string[] = makeWords();

function makeWords(): string[] {
  const known = new Map<number, string>(Object.entries(KNOWN_WORDS).map(([word, rank]) => [rank, word]));
  const taken = new Set<string>(known.values());
  const list: string[] = [];
  const pairs = FIRST.length * SECOND.length;
  // A stride without common divisor walks all pairs and keeps neighbours in the list apart.
  for (let step = 0, at = 0; step < pairs; step++, at = (at + 1_009) % pairs) {
    while (known.has(list.length)) list.push(known.get(list.length)!);
    const word = FIRST[Math.floor(at / SECOND.length)]! + SECOND[at % SECOND.length]!;
    if (!taken.has(word)) list.push(word);
    taken.add(word);
  }
  return list;
}

/** Ranks as they fall in texts (Zipf): word n comes about 1/n as often as the first. */
export function drawWord(random: () => number): string {
  return words[Math.floor(Math.exp(random() * Math.log(words.length + 1))) - 1]!;
}

import { drawWord } from './words.ts';

const OPENINGS = ['为做好', '根据', '现将', '经研究，', '按照', '针对', '围绕', '结合'];
const LINKS = ['和', '的', '与', '及', '、', '在', '对', '等'];
const VERBS = ['推进', '落实', '开展', '公布', '核查', '安排', '完成', '加强', '组织', '报送'];
const MARKS = ['，', '，', '，', '；', '。', '。'];

/** A body of about `length` characters in paragraphs: phrases of drawn words, as a reader's eye skims them. */
export function writeText(random: () => number, length: number): string[] {
  const paragraphs: string[] = [];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  for (let written = 0; written < length; ) {
    let paragraph = pick(OPENINGS);
    const wanted = Math.min(length - written, 120 + Math.floor(random() * 160));
    while (paragraph.length < wanted) {
      paragraph += `${drawWord(random)}${pick(LINKS)}${drawWord(random)}${pick(VERBS)}${drawWord(random)}`;
      if (random() < 0.2) paragraph += `${1 + Math.floor(random() * 400)}万元`;
      paragraph += pick(MARKS);
    }
    paragraphs.push(paragraph);
    written += paragraph.length;
  }
  return paragraphs;
}

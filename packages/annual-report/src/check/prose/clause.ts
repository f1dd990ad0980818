import { sentenceAround } from '../text/text-places.ts';

/** Marks at which what a figure belongs to ends. */
const BOUNDARY = /[，。；：、,;:（）()！？\n]/u;
const FARTHEST = 44;

/** The words before a figure, to the last mark; a colon directly before the figure (收到申请：5件) does not part them. */
export function clauseBefore(text: string, from: number, figure: number): string {
  let end = figure;
  while (end > from && /[：:\s]/u.test(text[end - 1]!)) end--;
  let at = end;
  while (at > from && end - at < FARTHEST && !BOUNDARY.test(text[at - 1]!)) at--;
  return text.slice(at, figure);
}

export function clauseAfter(text: string, to: number, end: number): string {
  let at = end;
  while (at < to && at - end < FARTHEST && !BOUNDARY.test(text[at]!)) at++;
  return text.slice(end, at);
}

/** 行政复议、行政诉讼, 公民、法人 and 予以公开、部分公开5件 are one expression each: their mark ends no clause. Length and places stay as they are. */
export const joinExpressions = (text: string) =>
  text.replace(
    /(?<=复议(?:案件)?)、(?=(?:被?提起|引起|引发)?(?:行政)?诉讼)|(?<=公民)[、，](?=法人)|(?<=公开)、(?=部分公开共?计?\s*[\d０-９])/gu,
    '与',
  );

const FARTHEST_BACK = 400;

/** Where what is told begins: a sentence that begins with 其中 goes on with the one before it. */
export function tellingStart(text: string, start: number): number {
  let from = start;
  while (from > 0 && start - from < FARTHEST_BACK && /^\s*(?:其中|办理结果|结果)/u.test(text.slice(from, from + 8))) {
    const [at] = sentenceAround(text, from - 1);
    // A new paragraph or part is another matter.
    if (/\n/u.test(text.slice(at, from))) break;
    from = at;
  }
  return from;
}

/** One level of a numbered list, as .docx and .doc both define them: offices number their headings 一、 and （一） by lists. */
export interface ListLevel {
  readonly start: number;
  /** Name of the number format as OOXML has it: decimal, chineseCounting, … */
  readonly format: string;
  /** What is printed: `%1、`, `（%2）`. */
  readonly template: string;
  /** Space or nothing after it; Word's tab is no character of the text. */
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** All numbers of the template in digits (正规形式编号). */
  readonly isLegal?: boolean;
  /** Starts again after a number of this level or a higher one (from 1); 0: never. Default: the level above. */
  readonly restartsAfter?: number;
}

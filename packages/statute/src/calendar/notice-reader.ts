import { type LocalDate, parseLocalDate } from '../local-date.ts';
import type { NoticeProblem } from './notice.ts';

const MAX_TEXT = 200;

/** Reads fields of an untrusted value and writes down whatever is not what it should be. */
export class NoticeReader {
  private readonly problems: NoticeProblem[];

  constructor(problems: NoticeProblem[]) {
    this.problems = problems;
  }

  problem(code: string, at: string, message: string): void {
    this.problems.push({ code, at, message });
  }

  /** A value as it may be quoted in a sentence. */
  show(value: unknown): string {
    if (value === undefined) return '（缺少）';
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
  }

  object(value: unknown, at: string, fields: readonly string[]): Record<string, unknown> | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problem('not-an-object', at, `${at || '文件'}应为一个对象 { … }，现为 ${this.show(value)}。`);
      return null;
    }
    for (const key of Object.keys(value)) {
      if (fields.includes(key)) continue;
      const place = at ? `${at}.${key}` : key;
      this.problem('unknown-field', place, `不认识的字段 ${this.show(key)}；可用字段：${fields.join('、')}。`);
    }
    return value as Record<string, unknown>;
  }

  list(value: unknown, at: string, most: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.problem('not-a-list', at, `${at} 应为列表 [ … ]（没有内容时写 []），现为 ${this.show(value)}。`);
      return [];
    }
    if (value.length > most) {
      this.problem('too-many', at, `${at} 有 ${value.length} 项，最多 ${most} 项。`);
      return [];
    }
    return value;
  }

  text(value: unknown, at: string, label: string): string | null {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') {
      this.problem('missing', at, `缺少${label}（${at}）。`);
      return null;
    }
    if (text.length > MAX_TEXT) {
      this.problem('too-long', at, `${label}（${at}）有 ${text.length} 字，最多 ${MAX_TEXT} 字。`);
      return null;
    }
    if (/\p{Cc}/u.test(text) || !text.isWellFormed()) {
      this.problem('not-text', at, `${label}（${at}）含有不可见的控制字符或损坏的字符。`);
      return null;
    }
    return text;
  }

  day(value: unknown, at: string): LocalDate | null {
    const day = typeof value === 'string' ? parseLocalDate(value) : null;
    if (!day) this.problem('not-a-day', at, `${at} 应为存在的日期，写作 "2027-01-01"，现为 ${this.show(value)}。`);
    return day;
  }
}

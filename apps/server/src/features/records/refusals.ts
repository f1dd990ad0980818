import type { RefusalTexts } from '../../platform/http/endpoint.ts';

export const recordsRefusals = {
  'day-invalid': { status: 400, sentence: facts => `起算日“${facts.day}”不是有效的日期，应写成 2026-11-21。` },
  'day-outside-calendar': { status: 422, sentence: facts => `日历不包括 ${facts.year} 年，无法计算。` },
} as const satisfies RefusalTexts;

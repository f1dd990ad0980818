import { type LocalDate, parseLocalDate } from '@gongkai/statute';
import { z } from 'zod';

/**
 * Fields carry their Chinese name in `meta({ label })`; `describeIssue` builds the sentence from it.
 * Text is refused when it holds what no document may hold: U+0000, lone surrogates, other control characters.
 */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function isWritable(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text);
}

const UNWRITABLE = { params: { sentence: '含有无法保存的控制字符，请删除后重试' } };

/** One line: trimmed, 1 … `max` characters as people count them (a rare character is one). */
export function line(label: string, max: number) {
  return z
    .string()
    .trim()
    .refine(isWritable, UNWRITABLE)
    .refine(text => !/[\r\n\t]/.test(text), { params: { sentence: '只能写一行' } })
    .refine(text => text.length > 0, { params: { sentence: '不能为空' } })
    .refine(text => text.length <= max || [...text].length <= max, { params: { sentence: `不能超过 ${max} 个字` } })
    .meta({ label });
}

/** One line that may be left empty; empty is stored as null. */
export function optionalLine(label: string, max: number) {
  return z
    .union([z.literal('').transform(() => null), z.null(), line(label, max)])
    .optional()
    .transform(value => value ?? null)
    .meta({ label });
}

export function prose(label: string, max: number) {
  return z
    .string()
    .refine(isWritable, UNWRITABLE)
    .refine(text => text.length <= max || [...text].length <= max, { params: { sentence: `不能超过 ${max} 个字` } })
    .meta({ label });
}

export function day(label: string) {
  return z
    .string()
    .refine(text => parseLocalDate(text) !== null, { params: { sentence: '应写成 2026-11-21 这样的日期' } })
    .transform(text => text as LocalDate)
    .meta({ label });
}

export function instant(label: string) {
  return z.iso
    .datetime({ offset: true })
    .transform(text => new Date(text).toISOString())
    .meta({ label });
}

/** Row ids are positive integers; in addresses they come as text. */
export const id = (label: string) => z.int().positive().meta({ label });
export const idInPath = (label: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, { error: '编号应为数字' })
    .transform(Number)
    .meta({ label });

/** Keyset paging: `after` is the opaque place where the last page ended. */
export const paging = {
  after: z
    .string()
    .max(200)
    .regex(/^[\w.~-]+$/)
    .optional()
    .meta({ label: '分页位置' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ label: '每页条数' }),
};

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Null on the last page. */
    next: z.string().nullable(),
    /** Exact up to 1,000. */
    total: z.object({ count: z.int(), exact: z.boolean() }).optional(),
  });
}

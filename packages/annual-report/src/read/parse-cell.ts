import { withoutResidue } from '../form/normalise-label.ts';
import type { CellReadingKind } from '../model/report.ts';

export interface CellReading {
  readonly kind: CellReadingKind;
  /** Null unless `kind` is `number`. */
  readonly value: number | null;
  readonly unit?: string;
}

const DASH = /^(?:[-‐‑‒–—―─﹣－/／\\]+|无|無)$/u;
const PLAIN = /^(?:0|[1-9]\d{0,14})$/u;
const COUNTERS = '件份起条例项次宗个部';
const MONEY: Readonly<Record<string, number>> = { 元: 0.0001, 千元: 0.1, 万元: 1, 亿元: 10_000 };
const FIGURE = new RegExp(
  `^(?<sign>[+\\-−–—﹢]|增加?|减少?)?(?<digits>[1-9]\\d{0,2}(?:,\\d{3})+|0|[1-9]\\d*)(?<decimals>\\.\\d+)?(?<unit>[${COUNTERS}]|元|千元|万元|亿元)?$`,
  'u',
);

/**
 * One printed cell. `３`, `1,204`, `4件`, `减4` and `0万元` are numbers; blank and dash are facts of their own; anything else
 * is words, never 0. Money in 元 keeps its printed value: the unit stands beside it, since 20000 without one is ambiguous too.
 */
export function parseCell(printed: string): CellReading {
  // Nearly every cell of every report.
  if (PLAIN.test(printed)) return { kind: 'number', value: Number(printed) };
  const whole = withoutResidue(printed).normalize('NFKC');
  // Two figures in one cell are not one figure.
  if (/\d\s+\d/u.test(whole)) return { kind: 'words', value: null };
  const text = whole.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '').replace(/。$/u, '');
  if (text === '') return { kind: 'blank', value: null };
  if (DASH.test(text)) return { kind: 'dash', value: null };
  const match = FIGURE.exec(text)?.groups;
  if (!match) return { kind: 'words', value: null };
  const size = Number(`${match.digits!.replaceAll(',', '')}${match.decimals ?? ''}`);
  const isMinus = /^(?:[-−–—]|减)/u.test(match.sign ?? '');
  const value = isMinus && size !== 0 ? -size : size;
  return { kind: 'number', value, ...(match.unit && match.unit in MONEY ? { unit: match.unit } : {}) };
}

/** The figure in 万元; null where the unit is not known. */
export const inTenThousands = (value: number, unit: string | undefined) =>
  unit === undefined ? null : unit in MONEY ? value * MONEY[unit]! : null;

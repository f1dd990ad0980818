import type { LocalDate } from '@gongkai/statute';
import { type Html, html } from './html.ts';

const BEIJING_MS = 8 * 3_600_000;

/** The day of an instant in Beijing, `2026-11-21`. China has had no summer time since 1991, and no instant here is older. */
export function beijingDay(instant: string): LocalDate {
  return new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(0, 10) as LocalDate;
}

/** `2026-11-21 10:19` in Beijing: the form of PubDate in 国办发〔2017〕47号. */
export function beijingMinute(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Midnight in Beijing as an instant: where a day begins. */
export function startOfDay(day: LocalDate): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - BEIJING_MS).toISOString();
}

export function dayElement(day: string): Html {
  return html`<time datetime="${day}">${day}</time>`;
}

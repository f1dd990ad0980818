import type { LocalDate } from '@gongkai/statute';
import { type Instant, toInstant } from '../platform/clock/clock.ts';

/** A moment of an office's day: `beijing('2024-01-02', '09:30')`. */
export function beijing(day: LocalDate, time: string): Instant {
  return toInstant(new Date(`${day}T${time}:00.000+08:00`));
}

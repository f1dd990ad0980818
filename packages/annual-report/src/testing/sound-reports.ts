import fc from 'fast-check';
import type { Report } from '../model/report.ts';
import { type SoundOptions, seededDraw, soundReport } from './sound-report.ts';

/** Sound reports as fast-check draws them: a failure names the seed instead of printing two hundred cells. */
export const soundReports = (options: SoundOptions = {}): fc.Arbitrary<Report> =>
  fc.integer({ min: 0, max: 0xffff_ffff }).map(seed => {
    const report = soundReport(seededDraw(seed), options);
    const value = () => `soundReport(seededDraw(${seed}), ${JSON.stringify(options)})`;
    return Object.defineProperty(report, fc.toStringMethod, { value });
  });

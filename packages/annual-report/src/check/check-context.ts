import type { Child } from '../compare/add-up.ts';
import type { Place } from '../model/place.ts';
import type { Report } from '../model/report.ts';

/** A failure that a person takes as it is. */
export interface Acceptance {
  readonly rule: string;
  readonly place: Place;
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
}

/** A figure of another register, to be held against a cell. */
export interface RegisterFigure {
  /** `applications.new.total`. */
  readonly cell: string;
  readonly value: number;
  /** 司法局, 备案目录, 执法年报, 非税. */
  readonly register: string;
  /** The unit that answers for it. */
  readonly unit?: string;
}

/** Why a figure does not go on from last year's: 机构合并, 到期失效. The rules of continuity pass where it is given. */
export interface ContinuityExplanation {
  /** `applications.carriedIn.natural`; without it, for every figure of the report. */
  readonly cell?: string;
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
}

/** A figure of last year's report as it was corrected since. */
export interface PreviousCorrection {
  /** A cell of last year's report: `applications.carriedOut.natural`. */
  readonly cell: string;
  readonly value: number;
  readonly reason?: string;
}

export type AgencyKind = 'government' | 'department' | 'township' | 'other';

/** What is known beside the report. Rules that need what is not given cannot be judged, and say so. */
export interface CheckContext {
  /** Last year's report of the same agency. */
  readonly previous?: Report;
  readonly explanations?: readonly ContinuityExplanation[];
  readonly corrections?: readonly PreviousCorrection[];
  /** Reports of other agencies, for carried-over text. */
  readonly others?: readonly Report[];
  /** Reports this one adds up. */
  readonly children?: readonly Child[];
  /** `YYYY-MM-DD`. */
  readonly publishedOn?: string;
  /** The day set for this kind of agency and year, where it is earlier than the law's. */
  readonly dueOn?: string;
  readonly agencyKind?: AgencyKind;
  /** The name of the site it is published on. */
  readonly siteName?: string;
  readonly registers?: readonly RegisterFigure[];
  readonly switchedOn?: readonly string[];
  readonly switchedOff?: readonly string[];
  readonly acceptances?: readonly Acceptance[];
}

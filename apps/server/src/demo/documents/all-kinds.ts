import { annualReportKinds } from './annual-report.ts';
import { countrysideKinds } from './countryside.ts';
import { dutyKinds } from './duties.ts';
import { economyKinds } from './economy.ts';
import { livelihoodKinds } from './livelihood.ts';
import { ruleKinds } from './rules.ts';
import type { DocumentKind } from './scene.ts';
import { supervisionKinds } from './supervision.ts';

/** Everything the county publishes, over all categories of 条例 art. 20 and 21. */
export const documentKinds: readonly DocumentKind[] = [
  ...dutyKinds,
  ...ruleKinds,
  ...economyKinds,
  ...supervisionKinds,
  ...livelihoodKinds,
  ...countrysideKinds,
  ...annualReportKinds,
];

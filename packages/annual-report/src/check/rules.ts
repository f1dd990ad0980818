import { carriedTextRules } from './compared/carried-text-rules.ts';
import { continuityRules } from './compared/continuity-rules.ts';
import { outsideRules } from './compared/outside-rules.ts';
import { proseRules } from './prose/prose-rules.ts';
import type { Rule } from './rule.ts';
import { headingRules } from './structure/heading-rules.ts';
import { partRules } from './structure/part-rules.ts';
import { blankRule } from './tables/blank-rule.ts';
import { cellRules } from './tables/cell-rules.ts';
import { hybridRule } from './tables/hybrid-rule.ts';
import { plausibilityRule } from './tables/plausibility-rule.ts';
import { sumRules } from './tables/sum-rules.ts';
import { agencyRule } from './text/agency-rule.ts';
import { contentRules } from './text/content-rules.ts';
import { feeRule } from './text/fee-rule.ts';
import { ordinalRule } from './text/ordinal-rule.ts';
import { personalDataRule } from './text/personal-data-rule.ts';
import { residueRule } from './text/residue-rule.ts';
import { wordingRule } from './text/wording-rule.ts';
import { yearRule } from './text/year-rule.ts';

/** Every rule, in the order of the form: tables, parts, text, and what is compared with. */
export const rules: readonly Rule[] = [
  ...sumRules,
  ...cellRules,
  blankRule,
  hybridRule,
  ...partRules,
  ...headingRules,
  residueRule,
  ordinalRule,
  yearRule,
  agencyRule,
  feeRule,
  wordingRule,
  personalDataRule,
  ...contentRules,
  ...proseRules,
  plausibilityRule,
  ...continuityRules,
  ...carriedTextRules,
  ...outsideRules,
];

import type { Rule } from './rule.ts';
import { headingRules } from './structure/heading-rules.ts';
import { partRules } from './structure/part-rules.ts';
import { cellRules } from './tables/cell-rules.ts';
import { sumRules } from './tables/sum-rules.ts';

/** Every rule, in the order of the form: tables, parts, text, and what is compared with. */
export const rules: readonly Rule[] = [...sumRules, ...cellRules, ...partRules, ...headingRules];

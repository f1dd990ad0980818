import type { Rule } from './rule.ts';
import { sumRules } from './tables/sum-rules.ts';

/** Every rule, in the order of the form: tables, parts, text, and what is compared with. */
export const rules: readonly Rule[] = [...sumRules];

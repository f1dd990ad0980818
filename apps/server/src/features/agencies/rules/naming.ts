import { addDays, type LocalDate } from '@gongkai/statute';

/** A name and the last day on which it was borne. */
export interface FormerName {
  readonly name: string;
  readonly shortName: string;
  readonly untilOn: LocalDate;
}

export interface Named {
  readonly name: string;
  readonly shortName: string;
}

/** Which name was borne on the day: what was published then keeps it. `formerNames` in order of their days. */
export function nameOn(day: LocalDate, current: Named, formerNames: readonly FormerName[]): Named {
  return formerNames.find(former => day <= former.untilOn) ?? current;
}

export type RenameDecision =
  | { readonly ok: true; readonly formerUntilOn: LocalDate }
  | { readonly ok: false; readonly earliestOn: LocalDate };

/** A new name holds from a day after founding and after the day on which the present name began. */
export function decideRename(
  effectiveOn: LocalDate,
  foundedOn: LocalDate | null,
  formerNames: readonly FormerName[],
): RenameDecision {
  const last = formerNames.at(-1)?.untilOn ?? null;
  const presentSince = last ? addDays(last, 1) : foundedOn;
  const earliestOn = presentSince ? addDays(presentSince, 1) : null;
  if (earliestOn && effectiveOn < earliestOn) return { ok: false, earliestOn };
  return { ok: true, formerUntilOn: addDays(effectiveOn, -1) };
}

import type { SheetProblem } from '../../../platform/xlsx/read-table.ts';
import type { StoredAgency } from '../agency.ts';
import { findPlacementFault, type Place, type PlacementFault } from '../rules/placement.ts';
import type { AgencyEntry } from './agency-sheet.ts';

/** Where a new agency goes: below one that is there, below another row, or on top. */
export interface PlannedAgency extends AgencyEntry {
  readonly parent: { readonly id: number } | { readonly row: number } | null;
}

export interface AgencyPlanResult {
  /** Parents before what stands below them. */
  readonly planned: readonly PlannedAgency[];
  readonly problems: readonly SheetProblem[];
}

const FAULTS: Readonly<Record<PlacementFault, string>> = {
  'kind-not-at-level': '类别与层级不相符',
  'below-lower-level': '层级不能高于上级机构',
  'below-village': '村（居）民委员会之下只能设公共企事业单位',
  'village-without-township': '村（居）民委员会的上级应为乡镇或者街道',
};

/** Puts the rows into the tree that is there. `open` are agencies that exist and are open; every contradiction is named. */
export function planAgencies(
  entries: readonly AgencyEntry[],
  open: readonly StoredAgency[],
  takenCodes: ReadonlySet<string>,
): AgencyPlanResult {
  const problems: SheetProblem[] = [];
  const complain = (row: number, column: string, text: string, message: string) =>
    problems.push({ row, column, text, message });
  const rowsByName = Map.groupBy(entries, entry => entry.facts.name);
  const openByName = Map.groupBy(open, agency => agency.name);
  const openById = new Map(open.map(agency => [agency.id, agency]));
  const entryByRow = new Map(entries.map(entry => [entry.row, entry]));

  const planned = entries.map((entry): PlannedAgency => ({ ...entry, parent: findParent(entry) }));
  const plannedByRow = new Map(planned.map(one => [one.row, one]));
  checkPlaces();
  checkNames();
  checkCodes();
  const ordered = inOrder(planned);
  for (const one of planned)
    if (!ordered.includes(one)) complain(one.row, '上级机构', one.parentName ?? '', '上级机构互为上下级，绕成了一圈');
  return { planned: problems.length > 0 ? [] : ordered, problems };

  function findParent({ row, parentName }: AgencyEntry): PlannedAgency['parent'] {
    if (parentName === null) return null;
    const there = openByName.get(parentName) ?? [];
    const here = (rowsByName.get(parentName) ?? []).filter(other => other.row !== row);
    if (there.length + here.length > 1) complain(row, '上级机构', parentName, '有多个同名机构，请先写全称以便区分');
    if (there[0]) return { id: there[0].id };
    if (here[0]) return { row: here[0].row };
    complain(row, '上级机构', parentName, '没有这个机构：表中没有，系统中也没有（或者已撤销）');
    return null;
  }

  function placeAbove({ parent }: PlannedAgency): Place | null {
    if (!parent) return null;
    return 'id' in parent ? openById.get(parent.id)! : entryByRow.get(parent.row)!.facts;
  }

  function checkPlaces(): void {
    for (const one of planned) {
      if (one.parentName !== null && !one.parent) continue;
      const fault = findPlacementFault(one.facts, placeAbove(one));
      if (fault) complain(one.row, fault === 'kind-not-at-level' ? '层级' : '上级机构', one.facts.name, FAULTS[fault]);
    }
  }

  function checkNames(): void {
    const keyOf = (parent: PlannedAgency['parent'], name: string) =>
      `${parent === null ? '' : 'id' in parent ? `id ${parent.id}` : `row ${parent.row}`}\n${name}`;
    const there = new Set(
      open.map(agency => keyOf(agency.parentId === null ? null : { id: agency.parentId }, agency.name)),
    );
    const seen = new Map<string, number>();
    for (const { row, parent, facts } of planned) {
      const key = keyOf(parent, facts.name);
      const earlier = seen.get(key);
      if (earlier !== undefined) complain(row, '机构名称', facts.name, `与第 ${earlier} 行重复`);
      else if (there.has(key)) complain(row, '机构名称', facts.name, '系统中同一上级之下已有同名机构');
      seen.set(key, row);
    }
  }

  function checkCodes(): void {
    const seen = new Map<string, number>();
    for (const { row, facts } of planned) {
      if (facts.creditCode === null) continue;
      const earlier = seen.get(facts.creditCode);
      if (earlier !== undefined) complain(row, '统一社会信用代码', facts.creditCode, `与第 ${earlier} 行重复`);
      else if (takenCodes.has(facts.creditCode))
        complain(row, '统一社会信用代码', facts.creditCode, '已登记在其他机构名下');
      seen.set(facts.creditCode, row);
    }
  }

  /** What hangs in a circle never gets its turn. */
  function inOrder(all: readonly PlannedAgency[]): PlannedAgency[] {
    const result = new Set<PlannedAgency>();
    for (const one of all) {
      const above: PlannedAgency[] = [];
      for (let at: PlannedAgency | undefined = one; at && !result.has(at) && !above.includes(at); ) {
        above.push(at);
        const parent: PlannedAgency['parent'] = at.parent;
        if (parent === null || 'id' in parent || result.has(plannedByRow.get(parent.row)!)) {
          for (const placed of above.reverse()) result.add(placed);
          break;
        }
        at = plannedByRow.get(parent.row);
      }
    }
    return [...result];
  }
}

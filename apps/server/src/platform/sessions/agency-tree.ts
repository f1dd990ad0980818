/** Where agencies stand to each other; what grants need to know of them. */
export interface AgencyTree {
  /** The agency and all below it, closed ones too: what they made stays under care. */
  subtreeOf(agencyId: number): readonly number[];
  /** The agency and all that were merged into it, one after the other: it carries on their functions (条例 art. 10). */
  lineOf(agencyId: number): readonly number[];
}

export interface AgencyPlace {
  readonly id: number;
  readonly parentId: number | null;
  readonly mergedIntoId: number | null;
}

export function buildAgencyTree(places: readonly AgencyPlace[]): AgencyTree {
  const children = groupBy(places, place => place.parentId);
  const predecessors = groupBy(places, place => place.mergedIntoId);
  const follow = (edges: ReadonlyMap<number, readonly number[]>) => {
    const known = new Map<number, readonly number[]>();
    return (from: number) => {
      let reached = known.get(from);
      if (!reached) known.set(from, (reached = reach(from, edges)));
      return reached;
    };
  };
  const subtreeOf = follow(children);
  const lineOf = follow(predecessors);
  return { subtreeOf, lineOf };
}

function groupBy(places: readonly AgencyPlace[], key: (place: AgencyPlace) => number | null): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const place of places) {
    const at = key(place);
    if (at === null) continue;
    const group = groups.get(at);
    if (group) group.push(place.id);
    else groups.set(at, [place.id]);
  }
  return groups;
}

function reach(from: number, edges: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const reached = new Set([from]);
  for (const id of reached) for (const next of edges.get(id) ?? []) reached.add(next);
  return [...reached];
}

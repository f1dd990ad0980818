import type { Agency } from '@gongkai/contract';
import { Link } from '@tanstack/react-router';
import { useRowKeys } from '../keyboard/use-row-keys.ts';

interface Props {
  agencies: readonly Agency[];
  chosenId: number | null;
  closed: boolean;
}

/** The tree as nested lists of links: read by any screen reader, walked with j and k. */
export function AgencyTree({ agencies, chosenId, closed }: Props) {
  const list = useRowKeys<HTMLElement>();
  const known = new Set(agencies.map(agency => agency.id));
  const children = Map.groupBy(agencies, agency =>
    agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null,
  );
  return (
    <nav ref={list} className="agency-tree" aria-label="机构">
      <Branch of={null} tree={children} chosenId={chosenId} closed={closed} />
    </nav>
  );
}

interface BranchProps {
  of: number | null;
  tree: Map<number | null, Agency[]>;
  chosenId: number | null;
  closed: boolean;
}

function Branch({ of: parent, tree, chosenId, closed }: BranchProps) {
  const agencies = tree.get(parent);
  if (!agencies) return null;
  return (
    <ul>
      {agencies.map(agency => (
        <li key={agency.id}>
          <Link
            to="/agencies"
            search={{ agency: agency.id, ...(closed ? { closed: true } : {}) }}
            data-row
            aria-current={agency.id === chosenId ? 'true' : undefined}
          >
            {agency.name}
          </Link>
          {agency.isOpen ? null : (
            <span className="quiet">
              {'　'}
              {agency.closedOn} {agency.mergedIntoId ? '并入' : '撤销'}
            </span>
          )}
          <Villages of={agency.id} tree={tree} chosenId={chosenId} closed={closed} />
        </li>
      ))}
    </ul>
  );
}

/** A township's villages are folded away: a county has hundreds, and looks for its offices first. */
function Villages(props: BranchProps) {
  const below = props.tree.get(props.of) ?? [];
  if (below.length === 0 || !below.every(({ level }) => level === 'village')) return <Branch {...props} />;
  return (
    <details className="villages" open={below.some(({ id }) => id === props.chosenId) || undefined}>
      <summary>{below.length} 个村（社区）</summary>
      <Branch {...props} />
    </details>
  );
}

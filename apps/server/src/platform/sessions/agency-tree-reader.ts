import { type AgencyPlace, type AgencyTree, buildAgencyTree } from './agency-tree.ts';

export interface QueryReader {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * The tree of agencies, kept in memory as long as the database names the same version. The version comes with each session
 * from the same statement, so a node never grants by a tree that was changed before the call.
 */
export interface AgencyTreeReader {
  at(version: number): Promise<AgencyTree>;
}

export function createAgencyTreeReader(db: QueryReader): AgencyTreeReader {
  let kept: { version: number; tree: Promise<AgencyTree> } | null = null;
  return {
    async at(version) {
      if (kept && kept.version >= version) return await kept.tree;
      const tree = readTree(db);
      // A version read before the tree is at most too low: then the next call reads once more.
      kept = { version, tree };
      try {
        return await tree;
      } catch (fault) {
        if (kept?.tree === tree) kept = null;
        throw fault;
      }
    },
  };
}

async function readTree(db: QueryReader): Promise<AgencyTree> {
  return buildAgencyTree(
    await db.query<AgencyPlace>(
      'select id, parent_id as "parentId", merged_into_id as "mergedIntoId" from core.agencies order by id',
    ),
  );
}

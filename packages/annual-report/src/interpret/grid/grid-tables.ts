import type { TableName } from '@gongkai/statute';
import type { LabelMeaning, LabelRole } from '../../form/table-labels.ts';
import { groupBy } from '../../model/group-by.ts';
import { TableBuilder } from '../table-builder.ts';
import type { TableReading } from '../table-reading.ts';
import { isBlank, type PlacedCell } from './grid-rows.ts';
import { ApplicationRows } from './read-application-row.ts';
import { ProactiveRows } from './read-proactive-row.ts';
import { REMEDY_CELLS, RemedyRows } from './read-remedy-row.ts';

const TABLE_OF: Readonly<Record<LabelRole, TableName>> = {
  article: 'proactive',
  'proactive-head': 'proactive',
  'proactive-row': 'proactive',
  'proactive-column': 'proactive',
  'applications-head': 'applications',
  applicant: 'applications',
  'application-row': 'applications',
  'application-group': 'applications',
  'litigation-head': 'remedies',
  'remedy-group': 'remedies',
  'remedy-result': 'remedies',
};

/**
 * The three tables out of the grids of one report, row by row: a table may be spread over grids, and one grid may hold all three.
 */
export class GridTables {
  readonly #builders = {
    proactive: new TableBuilder('proactive'),
    applications: new TableBuilder('applications'),
    remedies: new TableBuilder('remedies'),
  } as const;
  readonly #readers = {
    proactive: new ProactiveRows(this.#builders.proactive),
    applications: new ApplicationRows(this.#builders.applications),
    remedies: new RemedyRows(this.#builders.remedies),
  } as const;
  #current: TableName | null = null;

  enterGrid(): void {
    this.#readers.applications.enterGrid();
  }

  /** Reads a row, and says to which table it belongs; null where to none. */
  read(row: readonly PlacedCell[]): TableName | null {
    const table = this.#tableOf(row);
    if (!table) return null;
    this.#current = table;
    this.#readers[table].read(row);
    return table;
  }

  /** Text or a strange grid stood between: figures without labels no longer belong to the table before. */
  leave(): void {
    this.#current = null;
  }

  finish(): readonly TableReading[] {
    this.#readers.applications.finish();
    return Object.values(this.#builders).flatMap(builder => builder.finish() ?? []);
  }

  #tableOf(row: readonly PlacedCell[]): TableName | null {
    const own = row.filter(cell => cell.isOwn);
    const named = own.flatMap(({ meanings }) => onlyTableOf(meanings) ?? []);
    if (named.length > 0) return mostFrequent(named);
    if (own.length === 0) return null;
    const hasAmbiguousLabel = own.some(({ meanings }) => meanings.length > 0);
    const isAllValues = own.every(({ isValue }) => isValue);
    if (isAllValues && own.length >= REMEDY_CELLS && own.some(cell => !isBlank(cell))) return 'remedies';
    if (hasAmbiguousLabel) return this.#current;
    return this.#current === 'remedies' && !isAllValues ? null : this.#current;
  }
}

/** The one table in which a label can stand; null for 其他 and 总计. */
function onlyTableOf(meanings: readonly LabelMeaning[]): TableName | null {
  const [first] = meanings;
  if (!first) return null;
  const table = TABLE_OF[first.role];
  return meanings.every(({ role }) => TABLE_OF[role] === table) ? table : null;
}

function mostFrequent(tables: readonly TableName[]): TableName {
  const counts = groupBy(tables, table => table);
  return [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0]![0];
}

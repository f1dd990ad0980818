import { attributeOf, isElement, type PageElement, type PageNode } from './parse-page.ts';
import { isShown } from './visible.ts';

export interface PageRow {
  readonly cells: readonly PageElement[];
  /** Rows from this one to the end of its thead, tbody or tfoot: no cell reaches further down. */
  readonly rowsInGroup: number;
}

/** Rows as a browser shows them: the foot last, hidden rows and cells not at all. */
export function rowsOfTable(table: PageElement): readonly PageRow[] {
  const groups = elementsIn(table).filter(({ tagName }) => /^t(?:head|body|foot)$/u.test(tagName));
  const inOrder = [
    ...groups.filter(({ tagName }) => tagName !== 'tfoot'),
    ...groups.filter(({ tagName }) => tagName === 'tfoot'),
  ];
  return inOrder.flatMap(group => {
    const rows = elementsIn(group).filter(({ tagName }) => tagName === 'tr');
    const shown = rows.map(cellsOfRow).filter(cells => cells !== null);
    return shown.map((cells, index) => ({ cells, rowsInGroup: shown.length - index }));
  });
}

function cellsOfRow(row: PageElement): readonly PageElement[] | null {
  const cells = elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  // Word and Excel end their tables with a row of no height that only fixes the widths of columns.
  const isOfNoHeight = attributeOf(row, 'height') === '0' && cells.every(cell => !hasText(cell));
  return isOfNoHeight ? null : cells;
}

const elementsIn = ({ childNodes }: PageElement): PageElement[] =>
  childNodes.filter((child): child is PageElement => isElement(child) && isShown(child));

const hasText = (node: PageNode): boolean =>
  'value' in node ? node.value.trim() !== '' : 'childNodes' in node && node.childNodes.some(hasText);

const SHORT = 60;
const LONG = 400;
const FEWEST_CELLS = 3;
const FEWEST_ROWS = 2;

interface CellFacts {
  readonly length: number;
  readonly hasTable: boolean;
  readonly hasHeading: boolean;
}

/** Tells tables of data from tables that only place things on the page, as sites of the 2000s are built of. */
export class TableJudge {
  readonly #known = new Map<PageElement, CellFacts>();

  isLayout(table: PageElement): boolean {
    const rows = rowsOfTable(table).map(({ cells }) => cells.map(cell => this.#factsOf(cell)));
    const cells = rows.flat();
    const printed = cells.filter(({ length }) => length > 0);
    if (printed.length <= 1) return true;
    const dataRows = rows.filter(row => row.length >= FEWEST_CELLS && row.every(isShortValue)).length;
    const total = printed.reduce((sum, { length }) => sum + length, 0);
    if (printed.some(cell => (cell.hasTable || cell.hasHeading) && cell.length > total / 2)) return true;
    if (dataRows >= FEWEST_ROWS) return false;
    const role = attributeOf(table, 'role');
    return (
      role === 'presentation' ||
      role === 'none' ||
      printed.some(({ hasTable, hasHeading, length }) => hasTable || hasHeading || length > LONG)
    );
  }

  #factsOf(element: PageElement): CellFacts {
    const known = this.#known.get(element);
    if (known) return known;
    const facts = { length: 0, hasTable: false, hasHeading: false };
    for (const child of element.childNodes) {
      if ('value' in child) facts.length += child.value.trim().length;
      if (!isElement(child) || !isShown(child)) continue;
      const inner = this.#factsOf(child);
      facts.length += inner.length;
      facts.hasTable ||= inner.hasTable || child.tagName === 'table';
      facts.hasHeading ||= inner.hasHeading || /^h[1-6]$/u.test(child.tagName);
    }
    this.#known.set(element, facts);
    return facts;
  }
}

const isShortValue = ({ length, hasTable }: CellFacts) => length <= SHORT && !hasTable;

import type { Block, Paragraph, SourceDocument } from '../../source/source-document.ts';
import { fillCells } from './fill-cells.ts';
import { findTables } from './lattice.ts';
import { type CharacterMaps, openPdf } from './open-pdf.ts';
import { withoutFurniture } from './page-furniture.ts';
import { type PageLine, toLines, toParagraphs } from './page-lines.ts';
import { type Rulings, readRulings } from './rulings.ts';
import { readTextRuns, type TextRun } from './text-runs.ts';

/** A report has ten pages; whoever drops a yearbook is told so. */
const MOST_PAGES = 200;
/** Fewer characters on a page with a picture: the text is in the picture. */
const CHARACTERS_OF_A_SCAN = 20;
/** So many lines with columns between two headings are a table that nobody ruled. */
const LINES_OF_A_TABLE = 3;

interface Page {
  readonly runs: readonly TextRun[];
  readonly rulings: Rulings;
  readonly height: number;
}

export type PdfOutcome =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly code: 'encrypted' | 'damaged' | 'scanned' | 'too-large'; readonly text: string };

/** A PDF with text as blocks: tables by their drawn lines, else lines with tabs; paragraphs from full lines. */
export async function readPdf(bytes: Uint8Array, options: { maps?: CharacterMaps } = {}): Promise<PdfOutcome> {
  const opened = await openPdf(bytes, options.maps);
  if (!opened.ok) return { ok: false, code: opened.why, text: '' };
  const { pdf, pdfjs, close } = opened;
  try {
    if (pdf.numPages > MOST_PAGES) return { ok: false, code: 'too-large', text: `${pdf.numPages} 页` };
    const pages: Page[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const [runs, rulings] = [await readTextRuns(page), await readRulings(page, pdfjs)];
      pages.push({ runs, rulings, height: page.getViewport({ scale: 1 }).height });
      page.cleanup();
    }
    return isScan(pages)
      ? { ok: false, code: 'scanned', text: `${pages.length} 页` }
      : { ok: true, document: toDocument(pages) };
  } catch {
    return { ok: false, code: 'damaged', text: '' };
  } finally {
    await close();
  }
}

function isScan(pages: readonly Page[]): boolean {
  const characters = pages.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.trim().length, 0);
  const pictures = pages.filter(({ rulings }) => rulings.hasPicture).length;
  return characters === 0 || (pictures > 0 && characters < CHARACTERS_OF_A_SCAN * pages.length);
}

function toDocument(pages: readonly Page[]): SourceDocument {
  const kept = withoutFurniture(pages);
  const parts = pages.flatMap(({ rulings }, n) => readPage(kept[n]!, rulings, n + 1));
  return { format: 'pdf', blocks: numberBlocks(joinPages(parts)), problems: [] };
}

type Part = Block | PlacedLine;
interface PlacedLine {
  readonly kind: 'line';
  readonly line: PageLine;
  readonly page: number;
  /** The page's last line that reaches its right edge may go on overleaf. */
  readonly isFull: boolean;
  readonly isSetIn: boolean;
}

/** One page from top to bottom. */
function readPage(runs: readonly TextRun[], rulings: Rulings, page: number): readonly Part[] {
  let left = runs;
  const grids = findTables(rulings).flatMap(table => {
    const filled = fillCells(table, left, page);
    // A frame around text is no table.
    if (filled.grid.cells.length < 2 || filled.grid.cells.every(({ text }) => text === '')) return [];
    left = filled.left;
    return [filled.grid];
  });
  const lines = toLines(left);
  const paragraphs = toParagraphs(lines);
  const right = Math.max(0, ...lines.map(line => line.right));
  const margin = Math.min(...lines.map(line => line.left));
  const placed: { top: number; part: Part }[] = [
    ...grids.map(grid => ({ top: grid.source.box![1], part: grid })),
    ...paragraphs.map(line => ({
      top: line.top,
      part: {
        kind: 'line' as const,
        line,
        page,
        isFull: line.right > right - 1.6 * sizeOf(lines),
        isSetIn: line.left > margin + 0.8 * sizeOf(lines),
      },
    })),
  ];
  return placed.sort((one, other) => one.top - other.top).map(({ part }) => part);
}

const sizeOf = (lines: readonly PageLine[]) => lines[0]?.height ?? 12;

/** The words between two tables are paragraphs; where some of their lines have columns, they are lines of a table without rulings. */
function joinPages(parts: readonly Part[]): readonly Block[] {
  const blocks: Block[] = [];
  let stretch: PlacedLine[] = [];
  const close = () => {
    if (stretch.length === 0) return;
    const columned = stretch.filter(({ line }) => line.text.includes('\t')).length;
    if (columned >= LINES_OF_A_TABLE)
      blocks.push({ kind: 'lines', lines: stretch.map(part => ({ text: part.line.text, source: placeOf(part) })) });
    else blocks.push(...toBlocks(stretch));
    stretch = [];
  };
  for (const part of parts) {
    if (part.kind === 'line') stretch.push(part);
    else {
      close();
      blocks.push(part);
    }
  }
  close();
  return blocks;
}

/** A paragraph that a page's end cuts goes on at the head of the next page. */
function toBlocks(lines: readonly PlacedLine[]): readonly Block[] {
  const blocks: Paragraph[] = [];
  let before: PlacedLine | null = null;
  for (const part of lines) {
    const open = blocks.at(-1);
    const goesOn =
      before &&
      part.page === before.page + 1 &&
      before.isFull &&
      !part.isSetIn &&
      !/[。！？：；]$/u.test(before.line.text);
    if (goesOn && open) blocks[blocks.length - 1] = { ...open, text: open.text + part.line.text.trim() };
    else blocks.push({ kind: 'paragraph', text: part.line.text.trim(), source: placeOf(part) });
    before = part;
  }
  return blocks;
}

const placeOf = ({ line, page }: PlacedLine) => ({
  page,
  box: [line.left, line.top, line.right - line.left, line.height] as const,
});

/** Numbered in reading order, so that a place can name its block. */
function numberBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, n) => {
    if (block.kind === 'lines')
      return { ...block, lines: block.lines.map(line => ({ ...line, source: { ...line.source, block: n } })) };
    if (block.kind === 'paragraph') return { ...block, source: { ...block.source, block: n } };
    return {
      ...block,
      source: { ...block.source, block: n },
      cells: block.cells.map(cell => ({ ...cell, source: { ...cell.source, block: n } })),
    };
  });
}

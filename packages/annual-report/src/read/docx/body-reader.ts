import type { Grid, Paragraph } from '../../source/source-document.ts';
import { headingLevelOf } from '../numbering/heading-level.ts';
import { ListCounter } from '../numbering/list-counter.ts';
import { readSymbol } from '../numbering/symbols.ts';
import { ReadingBudget } from '../reading-budget.ts';
import { Flow } from './flow.ts';
import { OpenParagraph } from './open-paragraph.ts';
import type { NumberingDefinitions } from './read-numbering.ts';
import { isOn, type StyleSheet } from './read-styles.ts';
import { boundedSpan, type OpenCell, OpenTable } from './table-reader.ts';
import type { XmlHandler } from './xml-events.ts';

/** What the text of a document does not say but its reader must. */
export interface Peculiarities {
  hasTrackedChanges: boolean;
  hasTextBoxes: boolean;
  hasEmbeddedParts: boolean;
}

/** Never printed as text of the document, with everything in it. */
const SKIPPED = new Set([
  'mc:Fallback',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:ffData',
  'w:rt',
  'w:sdtPr',
  'w:sectPr',
  'w:tblPr',
  'w:tblPrEx',
  'w:tblGrid',
  'm:ctrlPr',
]);
/** What stood there before a change of format. */
const CHANGES = /^w:(?:pPr|rPr|tblPr|tblPrEx|trPr|tcPr|sectPr|tblGrid|numbering)Change$/u;

/** Reads the events of document.xml into paragraphs and tables. */
export class BodyReader implements XmlHandler {
  readonly peculiarities: Peculiarities = { hasTrackedChanges: false, hasTextBoxes: false, hasEmbeddedParts: false };
  readonly #styles: StyleSheet;
  readonly #numbering: NumberingDefinitions;
  readonly #budget = new ReadingBudget();
  readonly #counter = new ListCounter();
  readonly #body = new Flow();
  readonly #names: string[] = [];
  readonly #flows: Flow[] = [this.#body];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #cells: OpenCell[] = [];
  /** Elements open below one that is skipped, itself included. */
  #skipped = 0;
  #takesText = false;
  #isHidden = false;

  constructor(styles: StyleSheet, numbering: NumberingDefinitions) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  finish(): readonly (Paragraph | Grid)[] {
    if (this.#body.carried !== '') this.#putParagraph(this.#body, new OpenParagraph());
    return this.#body.blocks;
  }

  readonly open: XmlHandler['open'] = (name, value) => {
    if (this.#skipped > 0 || this.#isSkipped(name)) {
      this.#skipped++;
      return;
    }
    const parent = this.#names.at(-1);
    this.#names.push(name);
    if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr') this.#describeParagraph(parent, name, value);
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.#describeTable(name, value);
    else this.#enter(name, value);
  };

  readonly close: XmlHandler['close'] = name => {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    this.#names.pop();
    if (name === 'w:t' || name === 'm:t') this.#takesText = false;
    else if (name === 'w:r') this.#isHidden = false;
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:tc') this.#endCell();
    else if (name === 'w:tr') this.#tables.at(-1)?.endRow();
    else if (name === 'w:tbl') this.#endTable();
    else if (name === 'w:txbxContent') this.#endTextBox();
  };

  readonly text = (text: string): void => {
    if (this.#takesText && this.#skipped === 0) this.#print(text);
  };

  #isSkipped(name: string): boolean {
    if (SKIPPED.has(name)) return true;
    if (name === 'w:altChunk') {
      this.peculiarities.hasEmbeddedParts = true;
      return true;
    }
    const isChange = CHANGES.test(name);
    const isRemoved = (name === 'w:del' || name === 'w:moveFrom') && !this.#names.at(-1)?.endsWith('Pr');
    if (isChange || isRemoved) this.peculiarities.hasTrackedChanges = true;
    return isChange || isRemoved;
  }

  #enter(name: string, value: (attribute: string) => string | undefined): void {
    switch (name) {
      case 'w:p':
        this.#paragraphs.push(new OpenParagraph());
        break;
      case 'w:t':
      case 'm:t':
        this.#takesText = true;
        break;
      case 'w:tab':
      case 'w:ptab':
        this.#print('\t');
        break;
      case 'w:br':
      case 'w:cr':
        this.#print('\n');
        break;
      case 'w:noBreakHyphen':
        this.#print('-');
        break;
      case 'w:sym':
        this.#print(readSymbol(value('char')));
        break;
      case 'w:fldChar':
        this.#turnField(value('fldCharType'));
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.peculiarities.hasTrackedChanges = true;
        break;
      case 'w:tbl':
        this.#tables.push(new OpenTable());
        break;
      case 'w:tr':
        this.#tables.at(-1)?.startRow();
        break;
      case 'w:tc':
        this.#startCell();
        break;
      case 'w:txbxContent':
        this.#flows.push(new Flow());
        break;
      case 'v:textpath':
        this.#putWordArt(value('string'));
        break;
    }
  }

  #describeParagraph(parent: string, name: string, value: (attribute: string) => string | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    const isMark = parent !== 'w:rPr' || this.#names.at(-3) === 'w:pPr';
    if (name === 'w:ins' || name === 'w:del' || name === 'w:moveFrom' || name === 'w:moveTo') {
      this.peculiarities.hasTrackedChanges = true;
      if (isMark && paragraph && (name === 'w:del' || name === 'w:moveFrom')) paragraph.isJoined = true;
    } else if (parent === 'w:rPr') {
      if (name === 'w:vanish' && !isMark) this.#isHidden = isOn(value('val'));
    } else if (paragraph) {
      const val = value('val');
      if (name === 'w:pStyle') paragraph.style = val;
      else if (name === 'w:outlineLvl') paragraph.outline = Number(val);
      else if (name === 'w:numId') paragraph.list = val;
      else if (name === 'w:ilvl') paragraph.listLevel = Number(val);
    }
  }

  #describeTable(name: string, value: (attribute: string) => string | undefined): void {
    const cell = this.#cells.at(-1);
    if (name === 'w:gridBefore') this.#tables.at(-1)?.skipColumns(Number(value('val')));
    else if (name === 'w:gridSpan' && cell) cell.columnSpan = boundedSpan(Number(value('val')), 1);
    else if (name === 'w:vMerge' && cell) cell.vertical = value('val') === 'restart' ? 'restart' : 'continue';
    else if (name === 'w:hMerge' && cell) cell.isWidening = value('val') !== 'restart';
    else if (/^w:(?:ins|del|cellIns|cellDel)$/u.test(name)) {
      this.peculiarities.hasTrackedChanges = true;
      if (name === 'w:del') this.#tables.at(-1)?.deleteRow();
      if (name === 'w:cellDel' && cell) cell.isDeleted = true;
    }
  }

  #print(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#isHidden || this.#flows.at(-1)!.fields.includes('code')) return;
    this.#budget.takeCharacters(text.length);
    paragraph.text += text;
  }

  #turnField(type: string | undefined): void {
    const { fields } = this.#flows.at(-1)!;
    if (type === 'begin' && fields.length < 100) fields.push('code');
    else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
    else if (type === 'end') fields.pop();
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const flow = this.#flows.at(-1)!;
    if (!paragraph) return;
    if (paragraph.isJoined) flow.carried += paragraph.text;
    else this.#putParagraph(flow, paragraph);
    for (const box of paragraph.boxes) flow.blocks.push(...box.blocks);
  }

  #putParagraph(flow: Flow, paragraph: OpenParagraph): void {
    this.#budget.takeBlock();
    const style = this.#styles.styleOf(paragraph.style);
    const number = this.#numberOf(paragraph);
    const text = flow.carried + paragraph.text;
    flow.carried = '';
    const own = paragraph.outline === undefined ? undefined : headingLevelOf('', paragraph.outline);
    const headingLevel = own ?? (paragraph.outline === 9 ? undefined : style.headingLevel);
    flow.blocks.push({
      kind: 'paragraph',
      text: text.trim() === '' ? text : number + text,
      ...(headingLevel === undefined ? {} : { headingLevel }),
      source: {},
    });
  }

  /** What Word prints before the paragraph: its text does not contain it. */
  #numberOf({ style: id, list, listLevel }: OpenParagraph): string {
    const style = this.#styles.styleOf(id);
    const number = list ?? style.list;
    if (number === undefined || number === '0') return '';
    const ofStyle = list === undefined && id !== undefined ? this.#numbering.levelOfStyle(number, id) : undefined;
    const at = ofStyle ?? listLevel ?? style.listLevel ?? 0;
    const found = this.#numbering.listOf(number, at);
    return found ? this.#counter.next(found.list, found.levels, at, found.restart) : '';
  }

  #startCell(): void {
    const flow = new Flow();
    this.#flows.push(flow);
    this.#budget.takeCell();
    const table = this.#tables.at(-1) ?? new OpenTable();
    this.#cells.push(table.startCell(flow));
  }

  #endCell(): void {
    const flow = this.#flows.pop()!;
    if (flow.carried !== '') this.#putParagraph(flow, new OpenParagraph());
    this.#cells.pop();
  }

  #endTable(): void {
    const grid = this.#tables.pop()?.finish();
    if (grid) this.#flows.at(-1)!.blocks.push(grid);
  }

  #endTextBox(): void {
    const box = this.#flows.pop()!;
    if (!box.blocks.some(block => block.kind === 'grid' || block.text.trim() !== '')) return;
    this.#hang(box);
  }

  #putWordArt(text: string | undefined): void {
    if (!text?.trim()) return;
    const box = new Flow();
    box.blocks.push({ kind: 'paragraph', text, source: {} });
    this.#hang(box);
  }

  #hang(box: Flow): void {
    this.peculiarities.hasTextBoxes = true;
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph) paragraph.boxes.push(box);
    else this.#flows.at(-1)!.blocks.push(...box.blocks);
  }
}

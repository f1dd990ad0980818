import type { ListLevel } from '../numbering/list-level.ts';
import { isOn } from './read-styles.ts';
import type { XmlHandler } from './xml-events.ts';

type DraftLevel = { -readonly [Key in keyof ListLevel]: ListLevel[Key] } & { style?: string };

interface DraftList {
  readonly levels: DraftLevel[];
  /** Its levels stand in another list, which a list style names. */
  styleLink?: string;
  ownStyle?: string;
}

interface DraftNumber {
  list: string;
  readonly levels: DraftLevel[];
  readonly starts: number[];
}

/** A list as a paragraph refers to it. */
export interface NumberedList {
  /** Lists that count together. */
  readonly list: string;
  readonly levels: readonly ListLevel[];
  readonly restart?: { readonly by: string; readonly start: number };
}

/** Reads numbering.xml: the lists and which of them each number of a paragraph means. */
export class NumberingDefinitions implements XmlHandler {
  readonly #lists = new Map<string, DraftList>();
  readonly #numbers = new Map<string, DraftNumber>();
  #list: DraftList | null = null;
  #number: DraftNumber | null = null;
  #level: DraftLevel | null = null;
  #overridden = 0;

  readonly open: XmlHandler['open'] = (name, value) => {
    const val = value('val');
    switch (name) {
      case 'w:abstractNum':
        this.#list = { levels: [] };
        this.#lists.set(value('abstractNumId') ?? '', this.#list);
        break;
      case 'w:num':
        this.#number = { list: '', levels: [], starts: [] };
        this.#numbers.set(value('numId') ?? '', this.#number);
        break;
      case 'w:abstractNumId':
        if (this.#number) this.#number.list = val ?? '';
        break;
      case 'w:lvlOverride':
        this.#overridden = levelNumber(value('ilvl'));
        break;
      case 'w:startOverride':
        if (this.#number) this.#number.starts[this.#overridden] = Number(val) || 0;
        break;
      case 'w:lvl':
        this.#level = { start: 1, format: 'decimal', template: '', suffix: 'tab' };
        (this.#number ?? this.#list ?? { levels: [] }).levels[levelNumber(value('ilvl'))] = this.#level;
        break;
      case 'w:numStyleLink':
        if (this.#list && val) this.#list.styleLink = val;
        break;
      case 'w:styleLink':
        if (this.#list && val) this.#list.ownStyle = val;
        break;
      default:
        if (this.#level) describeLevel(this.#level, name, val);
    }
  };

  readonly close: XmlHandler['close'] = name => {
    if (name === 'w:abstractNum') this.#list = null;
    if (name === 'w:num') this.#number = null;
    if (name === 'w:lvl') this.#level = null;
  };

  /** Null where the paragraph is not numbered, or by a list that is not there. */
  listOf(number: string, at: number): NumberedList | null {
    const found = this.#numbers.get(number);
    const list = found && this.#linked(found.list);
    if (!list) return null;
    const levels = list.levels.map((level, index) => found.levels[index] ?? level);
    const start = found.starts[at];
    return { list: found.list, levels, ...(start === undefined ? {} : { restart: { by: number, start } }) };
  }

  /** Level of a list that belongs to a style: 标题 1 is numbered by the first level. */
  levelOfStyle(number: string, style: string): number | undefined {
    const list = this.#linked(this.#numbers.get(number)?.list ?? '');
    const at = list?.levels.findIndex(level => level?.style === style);
    return at === undefined || at < 0 ? undefined : at;
  }

  #linked(id: string): DraftList | undefined {
    const list = this.#lists.get(id);
    if (!list?.styleLink) return list;
    return [...this.#lists.values()].find(({ ownStyle }) => ownStyle === list.styleLink) ?? list;
  }
}

const levelNumber = (value: string | undefined) => Math.max(0, Math.min(8, Number(value) || 0));

function describeLevel(level: DraftLevel, name: string, val: string | undefined): void {
  if (name === 'w:start') level.start = Number(val) || 0;
  else if (name === 'w:numFmt') level.format = val ?? 'decimal';
  else if (name === 'w:lvlText') level.template = val ?? '';
  else if (name === 'w:suff') level.suffix = val === 'space' || val === 'nothing' ? val : 'tab';
  else if (name === 'w:isLgl') level.isLegal = isOn(val);
  else if (name === 'w:lvlRestart') level.restartsAfter = Number(val) || 0;
  else if (name === 'w:pStyle' && val !== undefined) level.style = val;
}

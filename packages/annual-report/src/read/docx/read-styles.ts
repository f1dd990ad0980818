import { headingLevelOf } from '../numbering/heading-level.ts';
import type { XmlHandler } from './xml-events.ts';

/** What the style of a paragraph says about its place in the document. */
export interface ParagraphStyle {
  /** 1–9, 0 for a title. */
  readonly headingLevel?: number;
  readonly list?: string;
  readonly listLevel?: number;
}

interface DraftStyle {
  name: string;
  basedOn?: string;
  outline?: number;
  list?: string;
  listLevel?: number;
}

/** Reads styles.xml; a style takes what it does not say from the one it is based on. */
export class StyleSheet implements XmlHandler {
  readonly #drafts = new Map<string, DraftStyle>();
  readonly #resolved = new Map<string, ParagraphStyle>();
  #draft: DraftStyle | null = null;
  #default = '';

  readonly open: XmlHandler['open'] = (name, value) => {
    const val = value('val');
    if (name === 'w:style') {
      this.#draft = { name: '' };
      const id = value('styleId') ?? '';
      if (value('type') !== 'paragraph') return;
      this.#drafts.set(id, this.#draft);
      if (isOn(value('default') ?? '0')) this.#default = id;
    } else if (!this.#draft || val === undefined) {
      return;
    } else if (name === 'w:name') this.#draft.name = val;
    else if (name === 'w:basedOn') this.#draft.basedOn = val;
    else if (name === 'w:outlineLvl') this.#draft.outline = Number(val);
    else if (name === 'w:numId') this.#draft.list = val;
    else if (name === 'w:ilvl') this.#draft.listLevel = Number(val);
  };

  readonly close: XmlHandler['close'] = name => {
    if (name === 'w:style') this.#draft = null;
  };

  styleOf(id: string | undefined): ParagraphStyle {
    const key = id ?? this.#default;
    const known = this.#resolved.get(key);
    if (known) return known;
    const style = this.#resolve(key);
    this.#resolved.set(key, style);
    return style;
  }

  #resolve(id: string): ParagraphStyle {
    const seen = new Set<string>();
    const found: { headingLevel?: number; list?: string; listLevel?: number } = {};
    let next: string | undefined = id;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const draft: DraftStyle | undefined = this.#drafts.get(next);
      if (!draft) break;
      const heading = headingLevelOf(draft.name, draft.outline);
      if (heading !== undefined) found.headingLevel ??= heading;
      if (draft.list !== undefined) found.list ??= draft.list;
      if (draft.listLevel !== undefined) found.listLevel ??= draft.listLevel;
      next = draft.basedOn;
    }
    return found;
  }
}

export const isOn = (value: string | undefined) =>
  value === undefined || !['0', 'false', 'off', 'none'].includes(value);

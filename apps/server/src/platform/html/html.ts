/**
 * Pages are written as tagged templates: what is put into one is text and is escaped, unless it is itself a template's
 * result. Nothing else makes markup, except `trustedHtml`, whose callers say why they may.
 */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0]!;
  for (let at = 0; at < values.length; at++) markup += markupOf(values[at]) + strings[at + 1]!;
  return new Html(markup);
}

/** Absent values (`null`, `undefined`, `false`) write nothing, so `${condition && html`…`}` reads as it should. */
function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeText(value);
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  let markup = '';
  for (const member of value) markup += markupOf(member);
  return markup;
}

/** Markup that was made safe elsewhere: bodies cleaned by the office, fragments of the frame given by the operator. */
export function trustedHtml(markup: string): Html {
  return new Html(markup);
}

export const nothing = new Html('');

const SPECIAL = /[&<>"']/;

/** One escaping for text and for quoted attributes alike; attributes are always quoted. */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  let escaped = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const entity = ENTITIES[text.charCodeAt(at)];
    if (entity === undefined) continue;
    escaped += text.slice(copied, at) + entity;
    copied = at + 1;
  }
  return escaped + text.slice(copied);
}

const ENTITIES: Record<number, string | undefined> = { 38: '&amp;', 60: '&lt;', 62: '&gt;', 34: '&quot;', 39: '&#39;' };

type AttributeValue = string | number | boolean | null | undefined;

/** ` name="value"` for each attribute that has one; `true` writes the bare name, `false` and absent ones nothing. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  let markup = '';
  for (const [name, value] of Object.entries(values)) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new RangeError(`not the name of an attribute: ${name}`);
    if (/^on|^style$/.test(name)) throw new RangeError(`attribute ${name} would need an unsafe content policy`);
    if (value === null || value === undefined || value === false) continue;
    markup += value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
  }
  return new Html(markup);
}

/** A body in the elements that the office lets through, and the same as plain text: written once, hashed as it stands. */
export class Body {
  readonly #html: string[] = [];
  readonly #lines: string[] = [];

  get html(): string {
    return this.#html.join('');
  }

  /** What `plainText` makes of the body. */
  get text(): string {
    return this.#lines.join('\n');
  }

  p(...paragraphs: string[]): this {
    for (const text of paragraphs) this.#block('p', text);
    return this;
  }

  h2(text: string): this {
    return this.#block('h2', text);
  }

  h3(text: string): this {
    return this.#block('h3', text);
  }

  list(...entries: string[]): this {
    this.#html.push('<ul>', ...entries.map(text => `<li>${escape(text)}</li>`), '</ul>');
    this.#lines.push(...entries);
    return this;
  }

  table(caption: string | null, head: readonly string[], rows: readonly (readonly (string | number)[])[]): this {
    const cells = (tag: 'th' | 'td', row: readonly (string | number)[]) =>
      row.map(cell => `<${tag}>${escape(String(cell))}</${tag}>`).join('');
    this.#html.push(
      '<table>',
      caption === null ? '' : `<caption>${escape(caption)}</caption>`,
      `<thead><tr>${cells('th', head)}</tr></thead><tbody>`,
      ...rows.map(row => `<tr>${cells('td', row)}</tr>`),
      '</tbody></table>',
    );
    if (caption !== null) this.#lines.push(caption);
    this.#lines.push(...[head, ...rows].map(row => row.join('\t').replace(/\t+$/, '')));
    return this;
  }

  #block(tag: 'p' | 'h2' | 'h3', text: string): this {
    this.#html.push(`<${tag}>${escape(text)}</${tag}>`);
    this.#lines.push(text);
    return this;
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

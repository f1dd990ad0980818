import type { Grid, Paragraph } from '../../source/source-document.ts';

/** Where paragraphs and tables go while they are read: the body, a cell, a text box. */
export class Flow {
  readonly blocks: (Paragraph | Grid)[] = [];
  /** Open fields of this flow: their code is not printed, their result is. */
  readonly fields: ('code' | 'result')[] = [];
  /** Text of paragraphs whose mark was deleted: it goes on in the next one. */
  carried = '';

  /** As the text of a cell: empty paragraphs at its ends are padding. */
  get text(): string {
    const paragraphs = this.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : []));
    return paragraphs.join('\n').replace(/^\n+|\n+$/gu, '');
  }

  get grids(): readonly Grid[] {
    return this.blocks.filter(block => block.kind === 'grid');
  }
}

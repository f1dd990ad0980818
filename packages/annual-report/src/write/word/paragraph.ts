import { escapeMarkup } from '../escape.ts';
import type { StyleId } from './styles.ts';

export interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right';
  /** Stays on the page of the paragraph below. */
  readonly keepsNext?: boolean;
  readonly startsPage?: boolean;
}

/** A paragraph; line breaks inside it stay line breaks. */
export function paragraph(text: string, style: StyleId, { align, keepsNext, startsPage }: ParagraphLook = {}): string {
  const own = [
    `<w:pStyle w:val="${style}"/>`,
    keepsNext ? '<w:keepNext/>' : '',
    startsPage ? '<w:pageBreakBefore/>' : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  const texts = text
    .split(/\r?\n/u)
    .map(line => `<w:t xml:space="preserve">${escapeMarkup(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:p><w:pPr>${own}</w:pPr>${text === '' ? '' : `<w:r>${texts}</w:r>`}</w:p>`;
}

import { escapeMarkup } from '../escape.ts';
import type { StyleId } from './styles.ts';

export interface ParagraphLook {
  /** Signs of half points: 18 is 9 pt. */
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly isBold?: boolean;
  /** RRGGBB. */
  readonly color?: string;
  /** Stays on the page of the paragraph below. */
  readonly keepsNext?: boolean;
  readonly startsPage?: boolean;
}

/** A paragraph; line breaks inside it stay line breaks. */
export function paragraph(text: string, style: StyleId, look: ParagraphLook = {}): string {
  const { size, align, isBold, color, keepsNext, startsPage } = look;
  const own = [
    `<w:pStyle w:val="${style}"/>`,
    keepsNext ? '<w:keepNext/>' : '',
    startsPage ? '<w:pageBreakBefore/>' : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  const marks = [
    isBold ? '<w:b/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
  ].join('');
  const looks = marks ? `<w:rPr>${marks}</w:rPr>` : '';
  const texts = text
    .split(/\r?\n/u)
    .map(line => `<w:t xml:space="preserve">${escapeMarkup(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:p><w:pPr>${own}${looks}</w:pPr>${text === '' ? '' : `<w:r>${looks}${texts}</w:r>`}</w:p>`;
}

export { renderPdf } from './render-pdf.ts';
export { renderSheetPdf } from './render-sheet-pdf.ts';
export type { PdfOptions } from './typesetter.ts';

/// <reference path="./pdf-worker.d.ts" />
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';

/** Gives the tables of characters that a PDF may name instead of bringing them (`UniGB-UCS2-H.bcmap`). */
export type CharacterMaps = (fileName: string) => Promise<Uint8Array>;

export type OpenedPdf =
  | { readonly ok: true; readonly pdf: PDFDocumentProxy; readonly pdfjs: PdfJs; close(): Promise<void> }
  | { readonly ok: false; readonly why: 'encrypted' | 'damaged' };

export type PdfJs = typeof import('pdfjs-dist');

let loaded: Promise<PdfJs> | undefined;

/** pdf.js without a worker and without a canvas: its worker's code runs here, since this package starts none. */
function loadPdfJs(): Promise<PdfJs> {
  loaded ??= (async () => {
    providePathStandIns();
    const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
    return import('pdfjs-dist/legacy/build/pdf.mjs') as unknown as Promise<PdfJs>;
  })();
  return loaded;
}

/** pdf.js wants to paint and asks for these at load where there is no canvas; reading text never calls them. */
function providePathStandIns(): void {
  const target = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) target[name] ??= class {};
}

export async function openPdf(bytes: Uint8Array, maps: CharacterMaps | undefined): Promise<OpenedPdf> {
  const pdfjs = await loadPdfJs();
  class Maps {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl' || !maps) throw new Error(`${filename} is not given`);
      return maps(filename);
    }
  }
  const task: PDFDocumentLoadingTask = pdfjs.getDocument({
    // pdf.js takes what it is given for itself.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    cMapPacked: true,
    cMapUrl: './',
    BinaryDataFactory: Maps,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    stopAtErrors: false,
  });
  try {
    return { ok: true, pdf: await task.promise, pdfjs, close: () => task.destroy() };
  } catch (fault) {
    await task.destroy();
    return { ok: false, why: (fault as Error).name === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
}

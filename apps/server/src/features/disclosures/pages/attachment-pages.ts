import { Readable } from 'node:stream';
import { attachmentHeaders } from '../../../platform/files/attachment-headers.ts';
import type { FileStore } from '../../../platform/files/stores/file-store.ts';
import { ACCEPTED_TYPES, type FileType } from '../../../platform/files/types/accepted-types.ts';
import { missing, type PublicPage } from '../../../platform/html/public-page.ts';
import { findPublicFile } from '../read-public/load-item.ts';
import type { PublicDatabase } from '../read-public/public-database.ts';
import { readId } from './read-filter.ts';

const types = new Map<string, FileType>(
  Object.entries(ACCEPTED_TYPES).map(([type, { mediaType }]) => [mediaType, type as FileType]),
);

/** A file goes out only while its item is public; the name in the address is for people and for saving. */
export function attachmentPage(db: PublicDatabase, files: Pick<FileStore, 'stream'>): PublicPage {
  return {
    id: 'disclosures.file',
    path: '/d/:itemId/files/:hash/:name',
    query: [],
    cached: false,
    answer: async ({ params }) => {
      const id = readId(params.itemId);
      if (id === null || !/^[0-9a-f]{64}$/.test(params.hash ?? '')) return missing;
      const file = await findPublicFile(db, id, params.hash!);
      const type = file && types.get(file.mediaType);
      const bytes = type && (await files.stream(file.hash));
      if (!file || !type || !bytes) return missing;
      return {
        kind: 'stream',
        headers: attachmentHeaders({ name: file.name, type, size: file.size, hash: file.hash }, 'public'),
        stream: Readable.from(bytes),
      };
    },
  };
}

/** The address of an item as a picture, for paper and for a telephone held before a screen. */
export function qrPage(db: PublicDatabase): PublicPage {
  return {
    id: 'disclosures.qr',
    path: '/d/:itemId/qr.svg',
    query: [],
    cached: true,
    answer: async ({ params, chrome }) => {
      const id = readId(params.itemId);
      if (id === null) return missing;
      const [item] = await db.named<{ id: number }>(
        { name: 'public item exists', text: 'select id from public_site.items where id = $1' },
        [id],
      );
      if (!item) return missing;
      // Read with the first picture: no start waits for it.
      const { default: QRCode } = await import('qrcode');
      const text = await QRCode.toString(chrome.absolute(`/d/${id}`), {
        type: 'svg',
        margin: 2,
        errorCorrectionLevel: 'M',
        color: { dark: '#1c1b19', light: '#ffffff' },
      });
      return { kind: 'document', mediaType: 'image/svg+xml; charset=utf-8', text };
    },
  };
}

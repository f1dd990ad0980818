import { uploadFile, uploadLimits } from '@gongkai/contract';
import { OPENNESS_MARKS } from '@gongkai/statute';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { done } from '../outcome.ts';
import { cleanFileName } from './attachment-headers.ts';
import type { ReceiveUpload } from './receive-upload.ts';
import { ACCEPTED_TYPES, listUploadLimits } from './types/accepted-types.ts';

/** Upload for everyone who works here; which item a file belongs to is said when the item is saved. */
export function uploadEndpoints(receive: ReceiveUpload): Endpoint[] {
  return [
    endpoint(uploadFile, async call => {
      const upload = await call.uploadStream();
      if (!upload.ok) return upload;
      const received = await receive(call.caller, upload.value);
      if (!received.ok) return received;
      const { hash, size, type, verdict, openness } = received.value;
      return done({
        hash,
        size,
        name: cleanFileName(upload.value.name, type),
        mediaType: ACCEPTED_TYPES[type].mediaType,
        markings: verdict,
        opennessMark: openness ? OPENNESS_MARKS[openness.mark].label : null,
      });
    }),
    endpoint(uploadLimits, async () =>
      done({
        types: listUploadLimits().map(({ type, label, extensions, maxBytes }) => ({
          mediaType: ACCEPTED_TYPES[type].mediaType,
          endings: [...extensions],
          label,
          maxBytes,
        })),
      }),
    ),
  ];
}

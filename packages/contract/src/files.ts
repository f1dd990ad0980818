import { z } from 'zod';
import { route } from './route.ts';

export const storedFile = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
});
export type StoredFile = z.output<typeof storedFile>;

export const uploadFile = route({
  id: 'files.upload',
  origin: 'office',
  method: 'POST',
  path: '/api/v1/files',
  summary: '上传文件：先查密级标志，再落盘',
  bodyType: 'upload',
  status: 201,
  perMinute: 120,
  access: 'signed-in',
  trace: { audit: 'file-received' },
  personalData: [],
  answer: storedFile.extend({
    /** `unreadable`: no text could be read, the secrecy reviewer must look at the file. */
    markings: z.enum(['clear', 'unreadable']),
    /** 附注 found in the text, e.g. 此件公开发布. */
    opennessMark: z.string().nullable(),
  }),
});

export const downloadFile = route({
  id: 'files.download',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/disclosures/{itemId}/files/{hash}',
  summary: '下载附件',
  answerType: 'file',
  access: 'disclosure.read',
  trace: { none: '机关内部查看本单位附件' },
  personalData: [],
  params: z.object({
    itemId: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ label: '文件' }),
  }),
  answer: z.unknown(),
});

export const uploadLimits = route({
  id: 'files.limits',
  origin: 'office',
  method: 'GET',
  path: '/api/v1/files/limits',
  summary: '可上传的文件类型与大小',
  access: 'signed-in',
  trace: { none: '公开的限制' },
  personalData: [],
  answer: z.object({
    types: z.array(
      z.object({ mediaType: z.string(), endings: z.array(z.string()), label: z.string(), maxBytes: z.int() }),
    ),
  }),
});

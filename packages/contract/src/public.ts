import { z } from 'zod';
import { page, paging } from './fields.ts';
import { storedFile } from './files.ts';
import { route } from './route.ts';

/** What anyone may know of an item: there is no other field. */
export const publicItem = z.object({
  id: z.int(),
  title: z.string(),
  agencyId: z.int(),
  agencyName: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  indexNumber: z.string(),
  documentNumber: z.string().nullable(),
  formedOn: z.string(),
  publishedAt: z.string(),
  editionNo: z.int(),
  validity: z.string().nullable(),
  summary: z.string().nullable(),
  url: z.string(),
});

export const publicItemDetail = publicItem.extend({
  bodyHtml: z.string(),
  bodyText: z.string(),
  keywords: z.array(z.string()),
  source: z.string(),
  attachments: z.array(storedFile.extend({ url: z.string() })),
  editions: z.array(z.object({ editionNo: z.int(), publishedAt: z.string(), note: z.string().nullable() })),
});

const PUBLIC = { origin: 'portal', method: 'GET', access: 'anyone', personalData: [] } as const;
const OPEN_DATA = { none: '公开信息' } as const;

export const listPublicItems = route({
  ...PUBLIC,
  id: 'public.disclosures',
  path: '/api/v1/public/disclosures',
  summary: '已公开信息，新的在前',
  trace: OPEN_DATA,
  query: z.object({
    agencyId: z.coerce.number().int().positive().optional(),
    category: z.string().max(60).optional(),
    from: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    to: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    ...paging,
  }),
  answer: page(publicItem),
});

export const loadPublicItem = route({
  ...PUBLIC,
  id: 'public.disclosure',
  path: '/api/v1/public/disclosures/{itemId}',
  summary: '一条已公开信息',
  trace: OPEN_DATA,
  params: z.object({
    itemId: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, { error: '编号应为数字' })
      .transform(Number)
      .meta({ label: '信息' }),
  }),
  answer: publicItemDetail,
});

export const searchPublicItems = route({
  ...PUBLIC,
  id: 'public.search',
  path: '/api/v1/public/disclosures/search',
  summary: '全文检索',
  trace: OPEN_DATA,
  perMinute: 240,
  query: z.object({
    q: z.string().trim().min(1).max(100).meta({ label: '检索词' }),
    agencyId: z.coerce.number().int().positive().optional(),
    category: z.string().max(60).optional(),
    ...paging,
  }),
  answer: page(
    publicItem.extend({
      /** Passages with the hits marked: text and marks apart, nothing to escape. */
      snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
      titleParts: z.array(z.object({ text: z.string(), hit: z.boolean() })),
    }),
  ),
});

export const listPublicAgencies = route({
  ...PUBLIC,
  id: 'public.agencies',
  path: '/api/v1/public/agencies',
  summary: '公开机构及其联系方式（条例第十二条）',
  trace: OPEN_DATA,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        shortName: z.string(),
        kind: z.string(),
        parentId: z.int().nullable(),
        contact: z.record(z.string(), z.string().nullable()),
        itemCount: z.int(),
        url: z.string(),
      }),
    ),
  }),
});

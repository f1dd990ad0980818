import type { CollectionConfig } from 'payload';

/** The facts of a published item as our `public_site.items` has them, with the index that the newest-first list walks. */
export const articles: CollectionConfig = {
  slug: 'articles',
  access: { read: () => true },
  timestamps: false,
  defaultSort: '-publishedAt',
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'agencyName', type: 'text', required: true },
    { name: 'category', type: 'text', required: true, index: true },
    { name: 'indexNumber', type: 'text', required: true, unique: true },
    { name: 'documentNumber', type: 'text' },
    { name: 'formedOn', type: 'text', required: true },
    { name: 'publishedAt', type: 'date', required: true, index: true },
    { name: 'summary', type: 'textarea' },
    { name: 'bodyText', type: 'textarea', required: true },
  ],
};

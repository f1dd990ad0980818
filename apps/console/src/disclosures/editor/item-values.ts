import type { ItemContent, ItemDetail, Openness, RouteRequest, saveDraft } from '@gongkai/contract';

/** One attachment as the form holds it: what the server stored, and what it read in it. */
export interface AttachmentValue {
  readonly hash: string;
  readonly name: string;
  readonly size: number | null;
  /** Only known right after the upload. */
  readonly markings?: 'clear' | 'unreadable';
  readonly opennessMark?: string | null;
}

/** The form's values: the content, with nothing that is null where a control wants text. */
export interface ItemValues {
  title: string;
  body: string;
  category: string | null;
  documentNumber: string;
  formedOn: string | null;
  openness: Openness;
  opennessGround: ItemContent['opennessGround'];
  opennessReason: string;
  summary: string;
  keywords: string[];
  source: string;
  validity: NonNullable<ItemContent['validity']> | null;
  explainsItemId: number | null;
  attachments: AttachmentValue[];
}

export const emptyValues: ItemValues = {
  title: '',
  body: '',
  category: null,
  documentNumber: '',
  formedOn: null,
  openness: 'proactive',
  opennessGround: null,
  opennessReason: '',
  summary: '',
  keywords: [],
  source: '',
  validity: null,
  explainsItemId: null,
  attachments: [],
};

export function valuesOf(item: ItemDetail): ItemValues {
  const { content, attachments } = item;
  const sizes = new Map(attachments.map(file => [file.hash, file.size]));
  return {
    title: content.title,
    body: content.body,
    category: content.category,
    documentNumber: content.documentNumber ?? '',
    formedOn: content.formedOn,
    openness: content.openness,
    opennessGround: content.opennessGround,
    opennessReason: content.opennessReason ?? '',
    summary: content.summary ?? '',
    keywords: [...content.keywords],
    source: content.source ?? '',
    validity: content.validity,
    explainsItemId: content.explainsItemId,
    attachments: content.attachments.map(({ hash, name }) => ({ hash, name, size: sizes.get(hash) ?? null })),
  };
}

/** What is sent. A missing category or day goes as empty text: the server names the field that is missing. */
export function contentOf(values: ItemValues): RouteRequest<typeof saveDraft>['body']['content'] {
  return {
    ...values,
    category: values.category ?? '',
    formedOn: values.formedOn ?? '',
    // What is published needs no ground; one chosen before is not sent along.
    ...(values.openness === 'proactive' ? { opennessGround: null, opennessReason: '' } : {}),
    attachments: values.attachments.map(({ hash, name }) => ({ hash, name })),
  };
}

export function sameValues(a: ItemValues, b: ItemValues): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}

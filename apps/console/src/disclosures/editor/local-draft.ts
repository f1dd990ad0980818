import type { ItemValues } from './item-values.ts';

/**
 * What was written but not yet saved, kept on this machine so that an ended session, a lost network or a closed window costs
 * nothing. One per person and item; removed when the text is saved, and all of them at sign-out.
 */
const PREFIX = 'gongkai.draft.';

export interface LocalDraft {
  readonly savedAt: string;
  /** The version it was written on; null for an item that does not exist yet. */
  readonly baseVersion: number | null;
  readonly values: ItemValues;
}

export function draftKey(personId: number, item: number | 'new'): string {
  return `${PREFIX}${personId}.${item}`;
}

/** Off between a sign-out and the next sign-in: a page that is closing must not write its text back. */
let isKeeping = true;

export function beginKeepingDrafts(): void {
  isKeeping = true;
}

export function keepDraft(key: string, draft: LocalDraft): void {
  if (!isKeeping) return;
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full or forbidden storage: saving to the server still works, only the safety net is missing.
  }
}

export function findDraft(key: string): LocalDraft | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as LocalDraft;
    return typeof draft.values?.title === 'string' ? draft : null;
  } catch {
    return null;
  }
}

export function forgetDraft(key: string): void {
  localStorage.removeItem(key);
}

export function forgetAllDrafts(): void {
  isKeeping = false;
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) localStorage.removeItem(key);
}

import { useEffect, useRef, useState } from 'react';
import type { ItemValues } from './item-values.ts';
import { findDraft, forgetDraft, keepDraft, type LocalDraft } from './local-draft.ts';

const WAIT_MS = 800;

/** Keeps what is written on this machine, a moment after the last key; `found` is what an earlier visit left behind. */
export function useLocalDraft(key: string, baseVersion: number | null) {
  const [found, setFound] = useState<LocalDraft | null>(() => findDraft(key));
  const timer = useRef<number | undefined>(undefined);
  const pending = useRef<ItemValues | null>(null);

  function flush() {
    window.clearTimeout(timer.current);
    if (!pending.current) return;
    keepDraft(key, { savedAt: new Date().toISOString(), baseVersion, values: pending.current });
    pending.current = null;
  }
  const latestFlush = useRef(flush);
  latestFlush.current = flush;

  // Leaving the page, or the session ending under it, must not lose the last second.
  useEffect(() => {
    const onHide = () => latestFlush.current();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      latestFlush.current();
    };
  }, []);

  return {
    found,
    keep(values: ItemValues) {
      pending.current = values;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => latestFlush.current(), WAIT_MS);
    },
    /** The text is safe on the server, or was thrown away on purpose. */
    forget() {
      window.clearTimeout(timer.current);
      pending.current = null;
      forgetDraft(key);
      setFound(null);
    },
    answered: () => setFound(null),
  };
}

import { useEffect, useRef } from 'react';
import { registerShortcut } from './shortcuts.ts';

/** Binds a key while the component is shown. `enabled: false` unbinds it. */
export function useShortcut(
  keys: string,
  what: string,
  run: () => void,
  options: { inFields?: boolean; enabled?: boolean } = {},
) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const { inFields = false, enabled = true } = options;
  useEffect(() => {
    if (!enabled) return;
    return registerShortcut({ keys, what, inFields, run: () => latest.current() });
  }, [keys, what, inFields, enabled]);
}

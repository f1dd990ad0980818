import { type RefObject, useEffect, useRef } from 'react';

/** Brings a note that has just appeared into view: it may stand above a long form whose button is at the foot of the window. */
export function useInView<Element extends HTMLElement>(occasion: unknown): RefObject<Element | null> {
  const note = useRef<Element>(null);
  useEffect(() => {
    if (occasion) note.current?.scrollIntoView({ block: 'center' });
  }, [occasion]);
  return note;
}

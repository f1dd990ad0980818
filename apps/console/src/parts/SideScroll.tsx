import type { ReactNode } from 'react';

/** A table wider than a phone scrolls in a frame of its own, which the keyboard reaches too. */
export function SideScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

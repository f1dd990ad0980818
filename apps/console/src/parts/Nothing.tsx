import type { ReactNode } from 'react';

/** An empty list says why it is empty and what to do. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="nothing" role="status">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

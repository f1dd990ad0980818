import type { ReactNode } from 'react';
import { useTitle } from './use-title.ts';

/** The head of a page: its name (also the window's), and what can be done with the whole of it. */
export function PageHead({ title, children, lead }: { title: string; children?: ReactNode; lead?: ReactNode }) {
  useTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead ? <p className="quiet">{lead}</p> : null}
      </div>
      {children ? <div className="page-actions not-printed">{children}</div> : null}
    </div>
  );
}

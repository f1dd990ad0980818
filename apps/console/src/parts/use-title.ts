import { useEffect } from 'react';

const SITE = '政府信息公开工作台';

/** The window's title: a screen reader says it first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${SITE}`;
  }, [title]);
}

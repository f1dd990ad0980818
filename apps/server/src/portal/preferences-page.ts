import { type PublicPage, refusePage } from '../platform/html/public-page.ts';
import { localPath } from '../platform/html/url.ts';
import { readView, viewCode } from '../platform/html/view.ts';

/** Remembers how a reader wants pages, and goes back to where they were: never to another site. */
export function preferencesPage(): PublicPage {
  return {
    id: 'portal.preferences',
    path: '/preferences',
    query: ['view', 'back'],
    cached: false,
    answer: async ({ query }) => {
      const { view } = query;
      if (view !== 'standard' && view !== 'e' && view !== 'c' && view !== 'ec') {
        return refusePage('参数 view 只能是 standard、e（长辈模式）、c（高对比）或 ec。');
      }
      return { kind: 'redirect', to: localPath(query.back), viewCode: viewCode(readView(view)) };
    },
  };
}

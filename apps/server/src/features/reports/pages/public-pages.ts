import type { PublicPage } from '../../../platform/html/public-page.ts';
import { checkupPage } from './checkup-page.ts';

/** Every public address of this feature. */
export function reportPages(): PublicPage[] {
  return [checkupPage()];
}

/** How a reader wants pages: kept in a cookie that holds these letters and nothing else. */
export interface View {
  /** 长辈模式: larger type and targets, one column, tasks first. */
  readonly elder: boolean;
  /** 高对比: 7:1 everywhere. */
  readonly contrast: boolean;
}

export const VIEW_COOKIE = 'gongkai_view';
export const VIEW_COOKIE_SECONDS = 365 * 24 * 3_600;

export const plainView: View = { elder: false, contrast: false };

export function readView(code: string | undefined): View {
  return code === 'e' || code === 'c' || code === 'ec'
    ? { elder: code.includes('e'), contrast: code.includes('c') }
    : plainView;
}

export function viewCode(view: View): string {
  return `${view.elder ? 'e' : ''}${view.contrast ? 'c' : ''}`;
}

/** The letters in a Cookie header, found without taking the header apart: this stands before every cached page. */
export function viewCodeIn(cookieHeader: string | undefined): string {
  if (cookieHeader === undefined) return '';
  const code = COOKIE.exec(cookieHeader)?.[1] ?? '';
  return code === 'e' || code === 'c' || code === 'ec' ? code : '';
}
const COOKIE = new RegExp(`(?:^|;\\s*)${VIEW_COOKIE}=([a-z]{0,2})(?:;|$)`);

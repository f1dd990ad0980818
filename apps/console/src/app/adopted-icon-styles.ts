/** antd's icons carry a copy of the same injector (`build/adopted-styles.ts`); the console is never inside a shadow root. */
export { updateCSS } from './adopted-styles.ts';

export function getShadowRoot(): null {
  return null;
}

export function warningOnce(valid: boolean, message: string): void {
  if (!valid) console.warn(message);
}

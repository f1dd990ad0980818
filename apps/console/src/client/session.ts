/**
 * What the browser keeps of a session while the page is open: the token that every changing call sends back.
 * The session itself is an HttpOnly cookie that script cannot read.
 */
let csrfToken: string | null = null;
const listeners = new Set<() => void>();

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

export function currentCsrfToken(): string | null {
  return csrfToken;
}

/** Called when a session that was open in this page is over: whoever never signed in has lost nothing. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announceSessionEnd(): void {
  if (csrfToken === null) return;
  csrfToken = null;
  for (const listener of listeners) listener();
}

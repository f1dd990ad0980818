/** After the first visit the page opens without a network. Where the browser does not allow it, it works while it is open. */
export async function keepOffline(script: string | undefined, scope: string | undefined): Promise<void> {
  if (!script || !scope || !('serviceWorker' in navigator)) return;
  const program = new URL(import.meta.url).pathname.split('/').at(-1)!;
  await navigator.serviceWorker.register(`${script}?${program}`, { scope }).catch(() => {
    // Private windows and plain http refuse it.
  });
}

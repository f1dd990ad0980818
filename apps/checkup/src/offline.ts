/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

export {};

/** All files of the program and the page itself, so that it opens without a network once it was open. */
const own = new URL('.', self.location.href);
/** Named after the program's entry by whoever registers it: a new program, a new cache. */
const version = `offline-${self.location.search.slice(1)}`;

self.addEventListener('install', event => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(version);
      const files = (await (await fetch(new URL(`files.json${self.location.search}`, own))).json()) as string[];
      // One after the other: whoever is reading a report right now has the connections first.
      for (const address of [...(await keepPage(cache)), ...files.map(file => new URL(file, own).href)])
        await cache.add(address);
      await self.skipWaiting();
    })(),
  );
});

/** The page was opened before anything watched over it, so it is asked for once more; answers with what it needs besides the program. */
async function keepPage(cache: Cache): Promise<readonly string[]> {
  const answer = await fetch(self.registration.scope);
  if (!answer.ok) return [];
  await cache.put(new URL(self.registration.scope).pathname, answer.clone());
  const named = [...(await answer.text()).matchAll(/(?:href|src)="([^"]*\/assets\/[^"]+)"/g)];
  return [...new Set(named.map(([, address]) => new URL(address!, self.registration.scope).href))].filter(
    address => !address.startsWith(own.href),
  );
}

self.addEventListener('activate', event => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith('offline-') && name !== version) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(freshOrKept(request));
  else if (new URL(request.url).pathname.includes('/assets/')) event.respondWith(keptOrFresh(request));
});

/** The page: new when there is a network, as it was otherwise. */
async function freshOrKept(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(version);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(pathname, answer.clone());
    return answer;
  } catch {
    return (await cache.match(pathname, { ignoreVary: true })) ?? Response.error();
  }
}

/** Files whose address changes with their content: those of the program, styles and fonts. */
async function keptOrFresh(request: Request): Promise<Response> {
  const cache = await caches.open(version);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return Response.error();
  }
}

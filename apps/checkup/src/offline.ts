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
      const files = (await (await fetch(new URL(`files.json${self.location.search}`, own))).json()) as string[];
      const cache = await caches.open(version);
      await cache.addAll(files.map(file => new URL(file, own).href));
      await self.skipWaiting();
    })(),
  );
});

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
  event.respondWith(request.mode === 'navigate' ? freshOrKept(request) : keptOrFresh(request));
});

/** The page: new when there is a network, as it was otherwise. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(version);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(new URL(request.url).pathname, answer.clone());
    return answer;
  } catch (fault) {
    const kept = await cache.match(new URL(request.url).pathname);
    if (kept) return kept;
    throw fault;
  }
}

/** Files whose address changes with their content: those of the program, styles and fonts. */
async function keptOrFresh(request: Request): Promise<Response> {
  const cache = await caches.open(version);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.includes('/assets/')) await cache.put(request, answer.clone());
  return answer;
}

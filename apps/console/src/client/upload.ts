import type { RouteAnswer, RouteDefinition } from '@gongkai/contract';
import { readFailure, unreachable } from './failure.ts';
import { announceSessionEnd, currentCsrfToken } from './session.ts';

/** Sends one file to an `upload` route and tells how far it has come; `fetch` cannot say that, so this is XMLHttpRequest. */
export function upload<const Route extends RouteDefinition & { bodyType: 'upload' }>(
  route: Route,
  file: File,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<RouteAnswer<Route>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, route.path);
    request.responseType = 'json';
    const token = currentCsrfToken();
    if (token) request.setRequestHeader('x-csrf-token', token);
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as RouteAnswer<Route>);
      if (request.status === 401) announceSessionEnd();
      reject(readFailure(request.status, request.response));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(unreachable()));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

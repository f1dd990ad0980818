import type { RouteAnswer, RouteDefinition } from '@gongkai/contract';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  /** The code of the problem, when it was one. */
  readonly code: string | null;
  readonly message: string | null;
}

interface Sent {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly upload?: Buffer;
  /** Where the call comes from, as the proxy says. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let made = 1;

/** Cookies, the CSRF token of the last `me`, and nothing else. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;
  readonly #origin: string;
  /** Where its calls come from unless a call says otherwise: a place of its own. */
  readonly #address: string;

  constructor(origin: string) {
    this.#origin = origin;
    this.#address = `10.1.${made >> 8}.${made++ & 255}`;
  }

  async call<Route extends RouteDefinition>(route: Route, sent: Sent = {}): Promise<Answer<RouteAnswer<Route>>> {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => String(sent.params?.[name]));
    const address = new URL(path, this.#origin);
    for (const [name, value] of Object.entries(sent.query ?? {})) address.searchParams.set(name, String(value));
    const headers: Record<string, string> = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}),
      'x-forwarded-for': sent.from ?? this.#address,
      ...sent.headers,
    };
    const form = sent.upload ? new FormData() : null;
    form?.append('file', new Blob([new Uint8Array(sent.upload!)]), 'sheet.xlsx');
    const json = sent.body === undefined ? (route.body ? '{}' : undefined) : JSON.stringify(sent.body);
    if (json !== undefined && !form) headers['content-type'] = 'application/json';
    const body = form ?? (route.method === 'GET' ? undefined : json);
    const response = await fetch(address, {
      method: route.method,
      headers,
      redirect: 'manual',
      ...(body ? { body } : {}),
    });
    this.#keepCookies(response.headers);
    const text = await response.text();
    const read = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    const me = read?.me ?? read;
    if (typeof me?.csrfToken === 'string') this.csrfToken = me.csrfToken;
    return {
      status: response.status,
      headers: response.headers,
      body: read,
      code: read?.error?.code ?? null,
      message: read?.error?.message ?? null,
    };
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

import {
  answerSecondFactor,
  login,
  logout,
  type RouteAnswer,
  type RouteDefinition,
  type RouteRequest,
  uploadFile,
} from '@gongkai/contract';
import { totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import type { Account } from './accounts.ts';

/** What came back: the body where it was JSON, the code and sentence where it was a problem. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly code: string | null;
  readonly message: string | null;
}

type Credentials = Pick<Account, 'loginName' | 'password' | 'totpSecret'>;

/** What a signed-in desk carries, so that another process or a browser can go on with it. */
export interface DeskSession {
  readonly cookies: Readonly<Record<string, string>>;
  readonly csrfToken: string | null;
}

let addresses = 0;
const nextAddress = () => `10.${7 + ((++addresses >> 16) & 127)}.${(addresses >> 8) & 255}.${addresses & 255}`;

/** One signed-in person at one desk: a cookie, a token, an address of their own. */
export class Staff {
  readonly #cookies = new Map<string, string>();
  #address = nextAddress();
  /** Sends each call from another address: a load of one desk that stands for many desks. */
  roams = false;
  #csrfToken: string | null = null;
  #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  static resume(origin: string, { cookies, csrfToken }: DeskSession): Staff {
    const staff = new Staff(origin);
    for (const [name, value] of Object.entries(cookies)) staff.#cookies.set(name, value);
    staff.#csrfToken = csrfToken;
    return staff;
  }

  get session(): DeskSession {
    return { cookies: Object.fromEntries(this.#cookies), csrfToken: this.#csrfToken };
  }

  /** The same session at another node. */
  at(origin: string): Staff {
    return Staff.resume(origin, this.session);
  }

  get headers(): Record<string, string> {
    if (this.roams) this.#address = nextAddress();
    return {
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(this.#csrfToken ? { 'x-csrf-token': this.#csrfToken } : {}),
      'x-forwarded-for': this.#address,
    };
  }

  async signIn({ loginName, password, totpSecret }: Credentials): Promise<void> {
    const begun = await this.call(login, { body: { loginName, password } });
    if (begun.status !== 200) throw new Error(`${loginName} may not sign in: ${begun.status} ${begun.message}`);
    if ((begun.body as { step: string }).step === 'done') return;
    const answered = await this.#answerFactor(totpSecret);
    if (answered.status !== 200) throw new Error(`${loginName}: second factor refused: ${answered.message}`);
  }

  /** A code counts once; when the present one was used up a moment ago, the next one is taken, which the drift allows. */
  async #answerFactor(secret: string): Promise<Answer> {
    const now = totpStepAt(Date.now());
    let answer = await this.call(answerSecondFactor, { body: { code: totpCode(secret, now) } });
    if (answer.status !== 200)
      answer = await this.call(answerSecondFactor, { body: { code: totpCode(secret, now + 1) } });
    return answer;
  }

  signOut(): Promise<Answer> {
    return this.call(logout);
  }

  async call<Route extends RouteDefinition>(
    route: Route,
    sent: Partial<RouteRequest<Route>> = {},
  ): Promise<Answer<RouteAnswer<Route>>> {
    const { params = {}, query = {}, body } = sent as Record<string, Record<string, unknown> | undefined>;
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
    const address = new URL(path, this.#origin);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    const json = body === undefined ? undefined : JSON.stringify(body);
    return (await this.send(route.method, address.href, {
      ...(json === undefined ? {} : { body: json, headers: { 'content-type': 'application/json' } }),
    })) as Answer<RouteAnswer<Route>>;
  }

  async upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<RouteAnswer<typeof uploadFile>>> {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const address = new URL(uploadFile.path, this.#origin).href;
    return (await this.send('POST', address, { body: form })) as Answer<RouteAnswer<typeof uploadFile>>;
  }

  async send(method: string, address: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(address, {
      redirect: 'manual',
      ...init,
      method,
      headers: { ...this.headers, ...(init.headers as Record<string, string>) },
    });
    this.#keep(response.headers.getSetCookie());
    const text = await response.text();
    const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    const token = body?.me?.csrfToken ?? body?.csrfToken;
    if (typeof token === 'string') this.#csrfToken = token;
    const { code = null, message = null } = body?.error ?? {};
    return { status: response.status, headers: response.headers, body, code, message };
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

export async function signIn(origin: string, account: Credentials): Promise<Staff> {
  const staff = new Staff(origin);
  await staff.signIn(account);
  return staff;
}

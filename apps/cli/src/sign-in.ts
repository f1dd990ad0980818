import type { Me } from '@gongkai/contract';
import { bindEndpoints } from '@gongkai/server/platform/http/bind.ts';
import { createHttpServer } from '@gongkai/server/platform/http/server.ts';
import type { SignedInSession } from '@gongkai/server/platform/sessions/load-session.ts';
import { refused } from './exit-codes.ts';
import type { OfficeRoom } from './office-room.ts';
import type { Prompt } from './prompt.ts';

/** A person who has proved who they are, by the same routes as in the console: its lock-outs and audit entries hold here too. */
export interface ProvedPerson {
  readonly loginName: string;
  readonly session: SignedInSession;
}

/** Asks for password and one-time code, signs in, and signs out again at once. */
export async function provePerson(room: OfficeRoom, prompt: Prompt, loginName: string): Promise<ProvedPerson> {
  const { config, log, metrics, transact } = room.parts;
  const https = config.officeUrl.startsWith('https:');
  const app = await createHttpServer({ trustProxy: false, https, log, metrics, ready: async () => [] });
  const { composed } = room;
  for (const { endpoints, refusals } of composed.rooms) {
    const signIn = endpoints.filter(({ route }) => route.id.startsWith('auth.'));
    bindEndpoints(app, signIn, { https, transact, refusals, gate: composed.gate });
  }
  const cookies = new Map<string, string>();
  const post = async (path: string, payload: object, csrf?: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      payload,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(csrf ? { 'x-csrf-token': csrf } : {}),
      },
    });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    const body = answer.json() as { error?: { message: string }; step?: string; factors?: string[]; me?: Me };
    if (answer.statusCode >= 400) throw refused(`${loginName}: ${body.error?.message ?? answer.statusCode}`);
    return body;
  };
  try {
    let step = await post('login', { loginName, password: await prompt.askSecret(`Password of ${loginName}`) });
    if (step.step === 'second-factor') {
      if (!step.factors?.includes('totp'))
        throw refused(
          `${loginName} has no one-time code enrolled, which this command asks for. Enrol one in the console.`,
        );
      step = await post('totp', { code: await prompt.askSecret(`One-time code of ${loginName}`), factor: 'totp' });
    } else if (config.mode === 'production') {
      throw refused(`${loginName} has no second factor. Enrol one in the console first.`);
    }
    const session = await composed.gate.load(cookies.get(composed.gate.cookieName) ?? '');
    if (!session || !step.me) throw new Error('a session just begun is not there');
    await post('logout', {}, step.me.csrfToken);
    if (session.restriction)
      throw refused(`${loginName} must first change the password or enrol a second factor in the console.`);
    return { loginName, session };
  } finally {
    await app.close();
  }
}

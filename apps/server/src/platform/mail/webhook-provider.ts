import type { FetchOutcome, GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { Delivery, DeliveryFault, MessageProvider } from './message.ts';
import type { WebhookAddress, WebhookForm } from './webhook-address.ts';
import { WEBHOOK_REQUESTS } from './webhook-request.ts';

export interface WebhookOptions {
  readonly address: WebhookAddress;
  /** With the webhook's host among its intranet hosts. */
  readonly fetch: GuardedFetch;
  readonly nowMs?: () => number;
}

const TIME_MS = 10_000;
const ANSWER_MOST = 64 * 1024;
/** Statuses that say "later" though they are 4xx: timeout, too early, too many. */
const LATER = new Set([408, 425, 429]);
const NOT_AUTHORISED = new Set([401, 403]);

/** SMS and work chat by a web address the administrator names: the county's gateway, or a robot of the chat itself. */
export function createWebhookProvider({ address, fetch, nowMs = Date.now }: WebhookOptions): MessageProvider {
  return {
    async send(message) {
      const { url, headers, body } = WEBHOOK_REQUESTS[address.form](message, address, nowMs());
      return judge(
        await fetch(url, { method: 'POST', headers, body, timeMs: TIME_MS, most: ANSWER_MOST }),
        address.form,
      );
    },
  };
}

function judge(outcome: FetchOutcome, form: WebhookForm): Delivery {
  if (!outcome.ok)
    return again(outcome.fault === 'broken-answer' || outcome.fault === 'too-large' ? 'broken-answer' : 'unreachable');
  const { status, body } = outcome.value;
  if (NOT_AUTHORISED.has(status)) return again('not-authorised');
  if (LATER.has(status)) return again('busy');
  if (status >= 500) return again('unreachable');
  // A redirect of a POST is a wrong address in the configuration.
  if (status >= 300 && status < 400) return again('broken-answer');
  if (status >= 400) return { delivered: false, fault: 'message-refused', tryAgain: false };
  const answer = parseObject(body);
  return form === 'gongkai' ? readOwnAnswer(answer) : readRobotAnswer(answer);
}

/** `{"reference": "…"}`; any 2xx is a promise to deliver. */
function readOwnAnswer(answer: Record<string, unknown> | null): Delivery {
  const reference = answer?.reference;
  const shown = typeof reference === 'string' && /^[\w.:-]{1,100}$/.test(reference) ? { reference } : {};
  return { delivered: true, ...shown };
}

/** Both robots answer 200 to everything and tell the truth in `errcode`. */
function readRobotAnswer(answer: Record<string, unknown> | null): Delivery {
  if (answer === null || typeof answer.errcode !== 'number') return again('broken-answer');
  if (answer.errcode === 0) return { delivered: true };
  const busy = new Set([45009, 45033, 130101, 410100, -1]);
  if (busy.has(answer.errcode)) return again('busy');
  const unauthorised = new Set([93000, 40001, 40014, 310000, 300001]);
  return unauthorised.has(answer.errcode)
    ? again('not-authorised')
    : { delivered: false, fault: 'message-refused', tryAgain: false };
}

const again = (fault: DeliveryFault): Delivery => ({ delivered: false, fault, tryAgain: true });

function parseObject(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

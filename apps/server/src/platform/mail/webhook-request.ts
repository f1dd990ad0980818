import { createHmac } from 'node:crypto';
import type { OutgoingMessage } from './message.ts';
import type { WebhookAddress, WebhookForm } from './webhook-address.ts';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type MakeRequest = (message: OutgoingMessage, address: WebhookAddress, nowMs: number) => WebhookRequest;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** The request in each form. */
export const WEBHOOK_REQUESTS = {
  /** Documented in docs/guides/files.md: signature over `timestamp.body`, so that neither can be exchanged. */
  gongkai(message, { url, secret }, nowMs) {
    const { idempotencyKey: id, kind, channel, address: to, subject, text, createdAt } = message;
    const body = JSON.stringify({ id, kind, channel, to, ...(subject ? { subject } : {}), text, createdAt });
    const timestamp = String(Math.floor(nowMs / 1000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return {
      url,
      body,
      headers: {
        ...JSON_TYPE,
        'idempotency-key': message.idempotencyKey,
        'x-gongkai-timestamp': timestamp,
        ...(secret ? { 'x-gongkai-signature': `v1=${signature}` } : {}),
      },
    };
  },
  /** 企业微信 / 政务微信 group robot: the address names the person by user id or mobile number. */
  wecom(message, { url }) {
    const content = [message.subject, message.text].filter(Boolean).join('\n');
    const mentioned = /^\d{11}$/.test(message.address) ? 'mentioned_mobile_list' : 'mentioned_list';
    return {
      url,
      body: JSON.stringify({ msgtype: 'text', text: { content, [mentioned]: [message.address] } }),
      headers: JSON_TYPE,
    };
  },
  /** 钉钉 group robot: the signature is part of the address. */
  dingtalk(message, { url, secret }, nowMs) {
    const signed = new URL(url);
    if (secret) {
      const sign = createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64');
      signed.searchParams.set('timestamp', String(nowMs));
      signed.searchParams.set('sign', sign);
    }
    const content = [message.subject, message.text].filter(Boolean).join('\n');
    const at = /^\d{11}$/.test(message.address) ? { atMobiles: [message.address] } : { atUserIds: [message.address] };
    return { url: signed.href, body: JSON.stringify({ msgtype: 'text', text: { content }, at }), headers: JSON_TYPE };
  },
} as const satisfies Record<WebhookForm, MakeRequest>;

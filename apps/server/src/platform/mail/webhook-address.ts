/** How a webhook wants its request: our own documented form, or that of the two work chats. */
export type WebhookForm = 'gongkai' | 'wecom' | 'dingtalk';

export interface WebhookAddress {
  readonly url: string;
  readonly form: WebhookForm;
  /** Signs each request; empty when none was given. */
  readonly secret: string;
  /** For the guarded fetch: the administrator named this host, so it may be inside. */
  readonly hostAndPort: string;
}

const FORMS: ReadonlySet<string> = new Set(['gongkai', 'wecom', 'dingtalk']);

/**
 * `https://:SECRET@sms.example.gov.cn/send#dingtalk`: the secret where a password stands, the form behind `#` (neither is
 * sent to the server). Null when it is no such address.
 */
export function parseWebhookAddress(text: string): WebhookAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const form = url.hash.slice(1) || 'gongkai';
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !FORMS.has(form)) return null;
  const secret = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  url.hash = '';
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return { url: url.href, form: form as WebhookForm, secret, hostAndPort: `${url.hostname}:${port}` };
}

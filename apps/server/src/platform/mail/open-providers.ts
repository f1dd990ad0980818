import path from 'node:path';
import { createFetchPolicy } from '../fetch/fetch-policy.ts';
import { createGuardedFetch } from '../fetch/guarded-fetch.ts';
import { createFolderProvider } from './folder-provider.ts';
import type { MessageProvider, MessageProviders } from './message.ts';
import { createSmtpProvider } from './smtp-provider.ts';
import { parseWebhookAddress } from './webhook-address.ts';
import { createWebhookProvider } from './webhook-provider.ts';

export interface ProviderSettings {
  readonly mode: 'demo' | 'production' | 'acceptance';
  readonly dataDir: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly smsWebhookUrl: string | null;
  readonly workChatWebhookUrl: string | null;
}

/** The ways out that the configuration names. In acceptance, and in demo where none is named, messages become files. */
export function openProviders(settings: ProviderSettings): MessageProviders {
  const folder = createFolderProvider(path.join(settings.dataDir, 'outbox'));
  if (settings.mode === 'acceptance') return { mail: folder, sms: folder, 'work-chat': folder };
  const otherwise = settings.mode === 'demo' ? folder : undefined;
  const mail = settings.smtpUrl ? createSmtpProvider({ url: settings.smtpUrl, from: settings.mailFrom }) : otherwise;
  const sms = webhook('SMS_WEBHOOK_URL', settings.smsWebhookUrl) ?? otherwise;
  const workChat = webhook('WORK_CHAT_WEBHOOK_URL', settings.workChatWebhookUrl) ?? otherwise;
  return { ...(mail ? { mail } : {}), ...(sms ? { sms } : {}), ...(workChat ? { 'work-chat': workChat } : {}) };
}

function webhook(variable: string, url: string | null): MessageProvider | undefined {
  if (!url) return undefined;
  const address = parseWebhookAddress(url);
  if (!address)
    throw new Error(
      `${variable} cannot be used. Write it as https://:SECRET@host/path, with #wecom or #dingtalk for a robot.`,
    );
  return createWebhookProvider({ address, fetch: createGuardedFetch(createFetchPolicy([address.hostAndPort])) });
}

import { withoutPassword } from '@gongkai/server/platform/database/addresses.ts';
import { command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { loadConfig } from '../settings.ts';

export const { run } = command({
  usage: 'gongkai config check [--json]',
  about: `Reads the settings from the environment as "serve" does and prints them without secrets. All faults are listed at
once, with exit code 2; nothing is started and nothing is written.`,
  options: { json: { type: 'boolean', about: 'print JSON' } },
  async run({ values }) {
    const { warnings, database, s3Url, smtpUrl, oidc, smsWebhookUrl, workChatWebhookUrl, ...plain } = loadConfig();
    const shown = {
      ...plain,
      database:
        database.kind === 'embedded'
          ? 'embedded'
          : Object.fromEntries(Object.entries(database.addresses).map(([name, url]) => [name, withoutPassword(url)])),
      s3Url: s3Url && hostOf(s3Url),
      smtpUrl: smtpUrl && hostOf(smtpUrl),
      smsWebhookUrl: smsWebhookUrl && hostOf(smsWebhookUrl),
      workChatWebhookUrl: workChatWebhookUrl && hostOf(workChatWebhookUrl),
      oidc: oidc && { issuer: oidc.issuer, clientId: oidc.clientId, secondFactor: oidc.secondFactor },
      warnings,
    };
    if (values.json) printJson(shown);
    else {
      print(...Object.entries(shown).map(([name, value]) => `${name.padEnd(20)} ${format(value)}`));
      print('The settings can be used.');
    }
    return EXIT.done;
  },
});

/** Web addresses of providers may carry a token in path or query. */
function hostOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

function format(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

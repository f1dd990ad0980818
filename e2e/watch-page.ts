import type { BrowserContext } from '@playwright/test';

/**
 * Everything a page complains about while a journey looks elsewhere: scripts that threw, refusals of the content security
 * policy, answers of 5xx, and any request to a host that is not ours. The console of the browser reports the first two.
 */
export function watchPages(context: BrowserContext, ownOrigins: readonly string[]): () => string[] {
  const complaints: string[] = [];
  context.on('console', message => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (isRefusalToldByServer(message.text())) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.page()?.url()})`);
  });
  context.on('weberror', fault => complaints.push(`threw: ${fault.error().stack ?? fault.error().message}`));
  context.on('request', request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !ownOrigins.includes(origin))
      complaints.push(`asked another host: ${request.url()}`);
  });
  context.on('response', response => {
    if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
  });
  return () => complaints;
}

/** Chromium calls every 4xx an error; here it is an answer that the page shows as a sentence. */
function isRefusalToldByServer(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}

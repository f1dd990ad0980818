import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import type { Delivery, DeliveryFault, MessageProvider } from './message.ts';

const CONNECT_MS = 10_000;
const IDLE_MS = 30_000;

export interface SmtpOptions {
  /**
   * `smtps://user:password@host:465`, or `smtp://…:587`, which takes STARTTLS where offered and demands it as soon as a
   * password is given. `?tls=none` is for a relay in the machine room whose certificate nobody can check.
   */
  readonly url: string;
  /** `县政务公开平台 <noreply@example.gov.cn>` */
  readonly from: string;
}

/** Mail by SMTP. Plain text only: nothing in it is fetched, tracked or hidden. */
export function createSmtpProvider({ url, from }: SmtpOptions): MessageProvider {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  const options = {
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    // A password never goes over a line that anybody can read.
    requireTLS: !secure && user !== '',
    ignoreTLS: !secure && user === '' && server.searchParams.get('tls') === 'none',
    ...(user ? { auth: { user, pass: decodeURIComponent(server.password) } } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: IDLE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Read with the first letter: an office without a mail server never needs it, and no start waits for it.
  let opened: Promise<Transporter> | null = null;
  const open = () => (opened ??= import('nodemailer').then(({ createTransport }) => createTransport(options)));
  return {
    async send(message) {
      if (!isMailAddress(message.address)) return { delivered: false, fault: 'address-refused', tryAgain: false };
      try {
        const transport = await open();
        const sent = await transport.sendMail({
          from,
          // As an object: an address written by a stranger never becomes a list of several.
          to: { name: '', address: message.address },
          subject: message.subject ?? '',
          text: message.text,
          // Sent twice, it carries the same id, and most mail programs show it once.
          messageId: messageId(message.idempotencyKey, from),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { delivered: true, reference: sent.messageId };
      } catch (fault) {
        return judge(fault as SmtpFault);
      }
    },
    close: async () => (await opened)?.close(),
  };
}

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
}

/** RFC 5321 4.2.1: 4xx passes, 5xx does not. A refused password is mended by the operator, so the message waits. */
function judge({ code, responseCode = 0 }: SmtpFault): Delivery {
  if (code === 'EAUTH') return again('not-authorised');
  if (code === 'EENVELOPE' && responseCode >= 500) return never('address-refused');
  if (responseCode >= 500) return never('message-refused');
  return again(responseCode >= 400 ? 'busy' : 'unreachable');
}

const again = (fault: DeliveryFault): Delivery => ({ delivered: false, fault, tryAgain: true });
const never = (fault: DeliveryFault): Delivery => ({ delivered: false, fault, tryAgain: false });

function isMailAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]+\.[^\s@<>(),;:\\"[\]\p{Cc}]+$/u.test(address)
  );
}

function messageId(key: string, from: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'gongkai.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`;
}

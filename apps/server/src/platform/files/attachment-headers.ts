import { ACCEPTED_TYPES, type FileType } from './types/accepted-types.ts';

export interface Attachment {
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly hash: string;
}

/** `public`: whoever knows the address may have it, and withdrawal must show within seconds. `private`: never kept on the way. */
export type AttachmentAudience = 'public' | 'private';

const NAME_MOST = 120;

/**
 * Headers under which a stranger's file leaves: saved, not shown; and should a browser show it after all, without script,
 * without our origin, without guessing its type.
 */
export function attachmentHeaders(file: Attachment, audience: AttachmentAudience): Record<string, string> {
  const name = cleanFileName(file.name, file.type);
  return {
    'content-type': contentType(file.type),
    'content-length': String(file.size),
    'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    etag: `"${file.hash}"`,
    // `no-cache` keeps the bytes but asks before each use: what was withdrawn is gone at the next request.
    'cache-control': audience === 'public' ? 'public, no-cache' : 'private, no-store',
  };
}

/** HTML goes out as a plain download: no browser is to run it, whatever it was stored as. */
function contentType(type: FileType): string {
  if (type === 'html') return 'application/octet-stream';
  return type === 'txt' ? 'text/plain; charset=utf-8' : ACCEPTED_TYPES[type].mediaType;
}

/** The name as shown and saved: no folders, no control or direction characters, an ending that fits the content. */
export function cleanFileName(name: string, type: FileType): string {
  const base = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\ufffd]/gu, '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const { extensions }: { readonly extensions: readonly string[] } = ACCEPTED_TYPES[type];
  const ending = /\.([^.]{1,8})$/.exec(base)?.[1]?.toLowerCase();
  const fits = ending !== undefined && extensions.includes(ending);
  const stem = fits ? base.slice(0, -ending.length - 1) : base;
  return `${[...(stem || '附件')].slice(0, NAME_MOST).join('')}.${fits ? ending : extensions[0]}`;
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
}

/** RFC 8187: what `encodeURIComponent` leaves and the grammar does not allow. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

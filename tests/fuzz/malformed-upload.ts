import { importAgencies, importPeople, uploadFile } from '@gongkai/contract';
import { hostileShortText, MARK } from './hostile-values.ts';
import { malformedFile } from './malformed-files.ts';
import type { Random } from './random.ts';
import type { RawCall } from './raw-call.ts';

const BOUNDARY = '----gongkai-fuzz';

type Headers = Readonly<Record<string, string>>;

/** Who may upload what. */
export interface UploadSessions {
  readonly clerk: Headers;
  readonly system: Headers;
  readonly security: Headers;
}

/** One upload that is wrong in its envelope, in its file, or in both. */
export function makeUpload(sessions: UploadSessions, random: Random): RawCall {
  const [route, session] = random.pick([
    [uploadFile, sessions.clerk],
    [uploadFile, sessions.clerk],
    [importAgencies, sessions.system],
    [importPeople, sessions.security],
  ] as const);
  const file = malformedFile(random);
  const whole = random.chance(0.6);
  const { type, body } = whole ? envelope(file, fileName(random)) : brokenEnvelope(file, random);
  return {
    method: 'POST',
    path: route.path,
    headers: {
      ...session,
      'content-type': type,
      'x-forwarded-for': `10.${random.below(200)}.${random.below(256)}.${random.below(256)}`,
    },
    body,
  };
}

function fileName(random: Random): string {
  return random.pick([
    `${MARK}.docx`,
    'a.pdf',
    'b.xlsx',
    '',
    '../../../etc/cron.d/x',
    'C:\\windows\\x.doc',
    'x'.repeat(3_000),
    'a\u202efdp.exe',
    'con.docx',
    '.htaccess',
    hostileShortText(random).replace(/[\r\n"]/g, ' '),
  ]);
}

function envelope(file: Buffer, name: string): { type: string; body: Buffer } {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
  };
}

function brokenEnvelope(file: Buffer, random: Random): { type: string; body: Buffer } {
  const { type, body } = envelope(file, fileName(random));
  const part = (headers: string, content: string | Buffer) =>
    Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
  const end = Buffer.from(`--${BOUNDARY}--\r\n`);
  const named = (name: string) => `Content-Disposition: form-data; name="${name}"; filename="a.txt"`;
  return random.pick<() => { type: string; body: Buffer }>([
    () => ({ type, body: body.subarray(0, random.below(body.length)) }),
    () => ({ type, body: body.subarray(0, Math.max(0, body.length - 8)) }),
    () => ({ type: 'multipart/form-data', body }),
    () => ({ type: 'multipart/form-data; boundary=', body }),
    () => ({ type: 'multipart/form-data; boundary="', body }),
    () => ({ type: 'multipart/form-data; boundary=other', body }),
    () => ({ type: `multipart/form-data; boundary=${'b'.repeat(400)}`, body }),
    () => ({ type: 'multipart/mixed; boundary=x', body }),
    () => ({ type: 'application/json', body }),
    () => ({ type, body: Buffer.alloc(0) }),
    () => ({ type, body: end }),
    () => ({ type, body: Buffer.concat([part('Content-Disposition: form-data; name="file"', 'no file'), end]) }),
    () => ({ type, body: Buffer.concat([part('X-Nothing: 1', 'x'), end]) }),
    () => ({ type, body: Buffer.concat([part(named('__proto__'), 'x'), end]) }),
    () => ({ type, body: Buffer.concat([part(named('constructor'), 'x'), end]) }),
    () => ({
      type,
      body: Buffer.concat([...Array.from({ length: 40 }, () => part(named('file'), file.subarray(0, 99))), end]),
    }),
    () => ({
      type,
      body: Buffer.concat([
        ...Array.from({ length: 300 }, (_, at) => part(`Content-Disposition: form-data; name="f${at}"`, 'v')),
        end,
      ]),
    }),
    () => ({ type, body: Buffer.concat([part(`${'X-H: v\r\n'.repeat(2_000)}${named('file')}`, 'x'), end]) }),
    () => ({ type, body: Buffer.concat([part(`X-Long: ${'x'.repeat(100_000)}\r\n${named('file')}`, 'x'), end]) }),
    () => ({ type, body: Buffer.concat([part(`${named('file')}\r\nContent-Transfer-Encoding: base64`, '****'), end]) }),
    () => ({
      type,
      body: Buffer.concat([part(`Content-Disposition: form-data; name="file"; filename*=utf-8''%ff%00%`, 'x'), end]),
    }),
    () => ({ type, body: Buffer.concat([Buffer.alloc(5_000, 0x2d), body]) }),
  ])();
}

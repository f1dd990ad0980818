import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;
const MOST_BYTES = 1_048_576;

export type ReadAuthorities =
  | { readonly ok: true; readonly authorities: readonly string[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/**
 * The certificates of those who issue our people's UKeys, from one PEM file. A file that is named and gives nothing is a
 * fault: read as "no restriction", it would let in every certificate of the world.
 */
export function readAuthorities(file: string, nowMs: number): ReadAuthorities {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    return { ok: false, problem: `cannot be read (${(fault as NodeJS.ErrnoException).code})` };
  }
  if (text.length > MOST_BYTES) return { ok: false, problem: 'is larger than 1 MB: name a file of PEM certificates' };
  const blocks = [...text.matchAll(BLOCK)];
  if (blocks.length === 0) return { ok: false, problem: 'holds no PEM certificate (-----BEGIN CERTIFICATE-----)' };
  const warnings: string[] = [];
  for (const [at, [pem, label]] of blocks.entries()) {
    if (label !== 'CERTIFICATE')
      return { ok: false, problem: `holds a ${label} as block ${at + 1}: only certificates belong there` };
    const authority = readCertificateOf(pem);
    if (!authority) return { ok: false, problem: `block ${at + 1} is no X.509 certificate that can be read` };
    const subject = authority.subject.replaceAll('\n', ', ');
    if (!authority.ca)
      return { ok: false, problem: `block ${at + 1} (${subject}) is not the certificate of an authority` };
    if (Date.parse(authority.validTo) < nowMs)
      warnings.push(`the authority of block ${at + 1} (${subject}) ended on ${authority.validTo}`);
  }
  return { ok: true, authorities: blocks.map(([pem]) => pem), warnings };
}

function readCertificateOf(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

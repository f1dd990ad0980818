import http from 'node:http';

/** An answer as it stood on the wire: the head as a flat list, names as they were written. */
export interface KeptAnswer {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** Asks once by each path and keeps what comes, neither unpacked nor changed. */
export async function keepAnswers(
  port: number,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<[string, KeptAnswer][]> {
  const kept: [string, KeptAnswer][] = [];
  for (const path of new Set(paths)) kept.push([path, await ask(port, path, headers)]);
  return kept;
}

function ask(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<KeptAnswer> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answers ${response.statusCode}`));
        resolve({ headers: withoutConnection(response.rawHeaders), body: Buffer.concat(chunks) });
      });
    });
    request.once('error', reject);
  });
}

/** What belongs to one connection, or to a moment, each server says for itself. */
const OWN = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);

function withoutConnection(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < raw.length; at += 2) if (!OWN.has(raw[at]!.toLowerCase())) kept.push(raw[at]!, raw[at + 1]!);
  return kept;
}

import http from 'node:http';

/** A request byte for byte as it is to go out: the usual clients would mend or refuse it. */
export interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface RawAnswer {
  /** Null: the connection ended without an answer. */
  readonly status: number | null;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

const PATIENCE_MS = 60_000;

export function sendRaw(origin: URL, agent: http.Agent, call: RawCall): Promise<RawAnswer> {
  const started = performance.now();
  return new Promise(resolve => {
    const end = (status: number | null, headers: http.IncomingHttpHeaders, text: string) =>
      resolve({ status, headers, text, ms: performance.now() - started });
    let request: http.ClientRequest;
    try {
      request = http.request({
        host: origin.hostname,
        port: origin.port,
        agent,
        method: call.method,
        path: call.path,
        headers: { ...call.headers, ...(call.body ? { 'content-length': String(call.body.length) } : {}) },
        timeout: PATIENCE_MS,
      });
    } catch (fault) {
      // Node itself does not let it out; counted as a call that was not made.
      return end(0, {}, (fault as Error).message);
    }
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', fault => end(null, {}, fault.message));
    request.on('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('error', fault => end(null, response.headers, fault.message));
      response.on('end', () => end(response.statusCode!, response.headers, Buffer.concat(chunks).toString('utf8')));
    });
    request.end(call.body);
  });
}

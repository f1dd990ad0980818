/** One JSON line per entry on stdout. Never a personal value: faults are reduced to what an operator needs. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fault: unknown, fields?: LogFields): void;
}

export function createLog(
  process: 'office' | 'portal' | 'cli',
  write: (line: string) => void = line => void globalThis.process.stdout.write(line),
): Log {
  const emit = (level: string, message: string, fields: LogFields = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, process, message, ...fields })}\n`);
  return {
    info: (message, fields) => emit('info', message, fields),
    warn: (message, fields) => emit('warn', message, fields),
    error: (message, fault, fields) => emit('error', message, { ...describeFault(fault), ...fields }),
  };
}

/**
 * Drivers put row values into message and detail ("Key (mobile)=(138…) already exists"), so of a database error only code,
 * constraint and table remain; of other faults the message goes through `scrub`.
 */
export function describeFault(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
  const frames = (fault.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim())
    .join(' | ');
  const isDatabaseError = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && 'severity' in fault;
  if (isDatabaseError) {
    const { constraint, table } = fault as { constraint?: string; table?: string };
    return { fault: 'database', code, constraint, table, frames };
  }
  return {
    fault: fault.name,
    code,
    reason: scrub(fault.message),
    frames,
    ...(fault.cause ? { cause: scrub(String((fault.cause as Error).message ?? '')) } : {}),
  };
}

/** Masks what could be a person's: quoted text, Chinese text, numbers of five digits or more, mail addresses. */
export function scrub(text: string): string {
  return text
    .slice(0, 500)
    .replace(/"[^"]*"|'[^']*'|「[^」]*」/g, '"…"')
    .replace(/[\w.+-]+@[\w.-]+/g, '…@…')
    .replace(/\d{5,}/g, '…')
    .replace(/[\u3400-\u9fff\u{20000}-\u{3ffff}]{2,}/gu, '…');
}

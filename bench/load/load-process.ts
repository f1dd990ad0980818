import { performance } from 'node:perf_hooks';
import { openConnection } from './load-connection.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/** Forked by `LoadProcess`: takes plans, gives results. A process of its own, so that it never waits for what it measures. */
process.on('message', (plan: LoadPlan) => {
  runLoad(plan).then(
    result => process.send!({ result }),
    (fault: Error) => process.send!({ fault: fault.message }),
  );
});

/** More than the thousand readers of a busy hour, few enough to be remembered by the limits. */
const ADDRESSES = 5_000;

async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  return plan.isOnePass ? await walkOnce(plan) : await askOver(plan);
}

/** One reader, each path once: no waiting among its own questions, and the same questions every time. */
async function walkOnce(plan: LoadPlan): Promise<LoadResult> {
  let asked = 0;
  const next = questionsOf(plan, 0, Number.POSITIVE_INFINITY);
  const eachMs: number[] = [];
  const failures: Record<string, number> = {};
  let bytes = 0;
  const began = performance.now();
  while (eachMs.length < plan.paths.length) {
    await openConnection(
      plan.port,
      () => (asked++ < plan.paths.length ? next() : null),
      (status, ms, length) => {
        eachMs.push(ms);
        bytes += length;
        if (status !== 200) failures[status] = (failures[status] ?? 0) + 1;
      },
    );
  }
  return { ...summaryOf([...eachMs], performance.now() - began), eachMs, bytes, failures, ownBusyShare: 0 };
}

async function askOver(plan: LoadPlan): Promise<LoadResult> {
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  let bytes = 0;
  const began = performance.now();
  const end = began + plan.durationMs;
  const busyBefore = performance.eventLoopUtilization();
  const tell = (status: number, ms: number, length: number) => {
    if (performance.now() > end) return;
    bytes += length;
    latencies.push(ms);
    if (status !== 200) failures[status] = (failures[status] ?? 0) + 1;
  };
  await Promise.all(
    Array.from({ length: plan.connections }, async (_, at) => {
      const next = questionsOf(plan, at, end);
      // A server may end a connection after so many answers; a client then opens the next.
      while (performance.now() < end) await openConnection(plan.port, next, tell);
    }),
  );
  const { utilization } = performance.eventLoopUtilization(busyBefore);
  return { ...summaryOf(latencies, plan.durationMs), bytes, failures, ownBusyShare: utilization };
}

function summaryOf(latencies: number[], durationMs: number) {
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    perSecond: (latencies.length / durationMs) * 1_000,
    answers: latencies.length,
    meanMs: latencies.reduce((sum, ms) => sum + ms, 0) / Math.max(1, latencies.length),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

function questionsOf(plan: LoadPlan, connection: number, end: number): () => Buffer | null {
  const fields = { Host: `127.0.0.1:${plan.port}`, ...plan.headers };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const heads = plan.paths.map(path => Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}`));
  const done = Buffer.from('\r\n');
  const whole = heads.map(head => Buffer.concat([head, done]));
  let at = Math.floor((plan.paths.length / plan.connections) * connection);
  let asked = connection * 313;
  return () => {
    if (performance.now() >= end) return null;
    const path = at++ % whole.length;
    if (!plan.fromManyAddresses) return whole[path]!;
    const reader = asked++ % ADDRESSES;
    return Buffer.concat([heads[path]!, Buffer.from(`X-Forwarded-For: 10.9.${reader >> 8}.${reader & 255}\r\n\r\n`)]);
  };
}

import type { Question, Reply, TaskKind, Tasks } from './tasks.ts';

export interface Workshop {
  ask<Kind extends TaskKind>(kind: Kind, ask: Tasks[Kind]['ask']): Promise<Tasks[Kind]['answer']>;
  close(): void;
}

/** Beyond this a file is given up and the worker is started anew: a page must not hang on one file. */
const PATIENCE_MS = 30_000;

/** One worker of the page, restarted when it does not answer. Questions are answered in their order. */
export function openWorkshop(): Workshop {
  let worker: Worker | null = null;
  let next = 1;
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (fault: Error) => void }>();

  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'checkup' });
    started.onmessage = ({ data }: MessageEvent<Reply>) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) one?.resolve(data.answer as never);
      else one?.reject(new Error(data.message));
    };
    started.onerror = () => giveUp('读取程序意外中止。');
    return started;
  };
  const giveUp = (message: string) => {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };

  return {
    ask(kind, ask) {
      worker ??= start();
      const id = next++;
      const { promise, resolve, reject } = withResolvers<Tasks[typeof kind]['answer']>();
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, kind, ask } as Question);
      const timer = setTimeout(() => waiting.has(id) && giveUp('读取超过 30 秒，已停止。'), PATIENCE_MS);
      return promise.finally(() => clearTimeout(timer));
    },
    close: () => giveUp('页面已关闭。'),
  };
}

/** `Promise.withResolvers` for browsers of 2023. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (fault: Error) => void;
  const promise = new Promise<T>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
}

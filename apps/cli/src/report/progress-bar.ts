export interface ProgressBar {
  show(done: number): void;
  end(): void;
}

const WIDTH = 30;
const EVERY_MS = 200;
const EVERY_MS_IN_A_LOG = 10_000;

/** On a terminal one line that is written over; elsewhere a line every ten seconds. On standard error: results can be piped. */
export function startProgressBar(total: number, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const startedAt = performance.now();
  let shownAt = Number.NEGATIVE_INFINITY;
  let last = 0;
  const write = (done: number) => {
    last = done;
    shownAt = performance.now();
    const line = renderProgress(done, total, (shownAt - startedAt) / 1_000);
    stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  return {
    show(done) {
      if (performance.now() - shownAt >= (stream.isTTY ? EVERY_MS : EVERY_MS_IN_A_LOG)) write(done);
      last = done;
    },
    end() {
      write(last);
      if (stream.isTTY) stream.write('\n');
    },
  };
}

export function renderProgress(done: number, total: number, seconds: number): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * WIDTH);
  const perSecond = seconds > 0 ? done / seconds : 0;
  const left = done === 0 || done >= total ? '' : ` · 约需 ${formatSeconds((total - done) / perSecond)}`;
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done.toLocaleString('en')} / ${total.toLocaleString('en')} · ${Math.floor(share * 100)} % · ${perSecond.toFixed(perSecond < 10 ? 1 : 0)} 份/秒${left}`;
}

const formatSeconds = (seconds: number) =>
  seconds < 90
    ? `${Math.ceil(seconds)} 秒`
    : seconds < 5_400
      ? `${Math.ceil(seconds / 60)} 分钟`
      : `${(seconds / 3_600).toFixed(1)} 小时`;

import type { MetricFamily } from './metric-families.ts';

/** Prometheus text format, the three kinds we use. Labels are codes and route ids, never addresses of pages or people. */
type Labels = Readonly<Record<string, string>>;

const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  counts: number[];
  sum: number;
  count: number;
}

export class Metrics {
  readonly #counters = new Map<string, Map<string, number>>();
  readonly #histograms = new Map<string, Map<string, Histogram>>();
  readonly #gauges = new Map<string, () => number>();
  readonly #help = new Map<string, string>();
  readonly #of: Labels;

  /** Labels that stand on every line, such as the process it comes from. */
  constructor(of: Labels = {}) {
    this.#of = of;
  }

  describe(name: string, help: string): void {
    this.#help.set(name, help);
  }

  count(name: string, labels: Labels = {}, by = 1): void {
    this.counter(name, labels)(by);
  }

  /** `seconds` of one call. */
  observe(name: string, seconds: number, labels: Labels = {}): void {
    this.timer(name, labels)(seconds);
  }

  /** The same for whoever counts one series over and over: its labels are written once. */
  counter(name: string, labels: Labels = {}): (by?: number) => void {
    const series = seriesOf(this.#counters, name);
    const key = labelText({ ...this.#of, ...labels });
    return (by = 1) => void series.set(key, (series.get(key) ?? 0) + by);
  }

  timer(name: string, labels: Labels = {}): (seconds: number) => void {
    const series = seriesOf(this.#histograms, name);
    const key = labelText({ ...this.#of, ...labels });
    let histogram = series.get(key);
    if (!histogram) series.set(key, (histogram = { counts: BUCKETS_S.map(() => 0), sum: 0, count: 0 }));
    const kept = histogram;
    return seconds => {
      const bucket = BUCKETS_S.findIndex(limit => seconds <= limit);
      if (bucket >= 0) kept.counts[bucket]! += 1;
      kept.sum += seconds;
      kept.count += 1;
    };
  }

  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  families(): MetricFamily[] {
    const counters = [...this.#counters].map(([name, series]) =>
      this.#family(
        name,
        'counter',
        [...series].map(([labels, value]) => `${name}${labels} ${value}`),
      ),
    );
    const histograms = [...this.#histograms].map(([name, series]) =>
      this.#family(
        name,
        'histogram',
        [...series].flatMap(([labels, histogram]) => histogramLines(name, labels, histogram)),
      ),
    );
    const of = labelText(this.#of);
    const gauges = [...this.#gauges].map(([name, read]) => this.#family(name, 'gauge', [`${name}${of} ${read()}`]));
    return [...counters, ...histograms, ...gauges];
  }

  #family(name: string, type: MetricFamily['type'], lines: readonly string[]): MetricFamily {
    const help = this.#help.get(name);
    return { name, type, lines, ...(help === undefined ? {} : { help }) };
  }
}

function histogramLines(name: string, labels: string, histogram: Histogram): string[] {
  let below = 0;
  const buckets = BUCKETS_S.map((limit, index) => {
    below += histogram.counts[index]!;
    return `${name}_bucket${withLabel(labels, 'le', String(limit))} ${below}`;
  });
  return [
    ...buckets,
    `${name}_bucket${withLabel(labels, 'le', '+Inf')} ${histogram.count}`,
    `${name}_sum${labels} ${histogram.sum}`,
    `${name}_count${labels} ${histogram.count}`,
  ];
}

function seriesOf<Value>(all: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  let series = all.get(name);
  if (!series) all.set(name, (series = new Map()));
  return series;
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

function withLabel(labels: string, name: string, value: string): string {
  return labels === '' ? `{${name}="${value}"}` : `${labels.slice(0, -1)},${name}="${value}"}`;
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';
import {
  metricsOf,
  ownWords,
  type Label,
  type LabelsOf,
  type MeasuredProcess,
  type Metric,
  type MetricName,
  type NameOf,
} from './metrics-table.ts';
import { processMetrics } from './process-metrics.ts';

/**
 * The words that the other labels may have, beside `ownWords`. One that is not named here shows
 * `other` alone.
 */
export type LabelLists = Readonly<
  Partial<Record<Exclude<Label, keyof typeof ownWords>, readonly string[]>>
>;

/** A gauge's value, or one for each combination of its labels; `undefined` shows no line. */
export type Reading<Name extends MetricName> =
  number | readonly (readonly [labels: LabelsOf<Name>, value: number])[] | undefined;

/** How each gauge of a process is read at a scrape. A reader that throws shows no line. */
export type Readers<Process extends MeasuredProcess> = {
  readonly [Name in NameOf<Process, 'gauge'>]: () => Promise<Reading<Name>> | Reading<Name>;
};

export type Metrics<Process extends MeasuredProcess> = {
  readonly count: <Name extends NameOf<Process, 'counter'>>(
    name: Name,
    labels: LabelsOf<Name>,
    by?: number,
  ) => void;
  /** Adds a duration, in seconds, to a histogram. */
  readonly observe: <Name extends NameOf<Process, 'histogram'>>(
    name: Name,
    labels: LabelsOf<Name>,
    seconds: number,
  ) => void;
  /** All there is, in the text format of Prometheus. It takes as long as the slowest reader. */
  readonly text: () => Promise<string>;
};

/** The media type of that text. */
export const metricsMediaType = Registry.PROMETHEUS_CONTENT_TYPE;

type Words = Readonly<Record<string, string>>;
type Closed = (labels: Words) => Words;
type AnyReading = Reading<MetricName>;
type Config = { readonly name: string; readonly help: string; readonly labelNames: string[] };

const other = 'other';

const closedBy = (lists: LabelLists): Closed => {
  const all: Readonly<Record<string, readonly string[]>> = { ...ownWords, ...lists };
  const known = new Map(Object.entries(all).map(([label, words]) => [label, new Set(words)]));
  const word = (label: string, value: string): string =>
    known.get(label)?.has(value) ? value : other;
  return (labels) =>
    Object.fromEntries(
      Object.entries(labels).map(([label, value]) => [label, word(label, value)] as const),
    );
};

/** Replaces the values of a gauge. One that has none has no line, rather than one that says 0. */
const show = (gauge: Gauge<string>, reading: AnyReading, closed: Closed): void => {
  gauge.reset();
  if (typeof reading === 'number') gauge.set(reading);
  else for (const [labels, value] of reading ?? []) gauge.set(closed(labels), value);
};

const addGauge = (
  registry: Registry,
  config: Config,
  read: () => Promise<AnyReading>,
  closed: Closed,
): void => {
  const isPlain = config.labelNames.length === 0;
  const gauge: Gauge<string> = new Gauge({
    ...config,
    registers: [registry],
    collect: async () => {
      const reading = await read().catch(() => undefined);
      show(gauge, reading, closed);
      if (isPlain && reading === undefined) gauge.remove();
    },
  });
};

/** What the library measures and we do not show takes a timer of its own, which is made rare. */
const rarelyMs = 3_600_000;

const addProcessMetrics = (registry: Registry): void => {
  const before = new Set(registry.getMetricsAsArray().map(({ name }) => name));
  collectDefaultMetrics({ register: registry, eventLoopUtilizationTimeout: rarelyMs });
  for (const { name } of registry.getMetricsAsArray()) {
    if (!before.has(name) && !(name in processMetrics)) registry.removeSingleMetric(name);
  }
};

const configOf = (name: string, { help, labels }: Metric): Config => ({
  name,
  help,
  labelNames: [...labels],
});

/**
 * Makes the metrics of one process, each by its row of the table. A label's value that is not on
 * its list becomes `other`, so that nothing that a person wrote can be shown.
 */
export function createMetrics<Process extends MeasuredProcess>(
  process: Process,
  lists: LabelLists,
  readers: Readers<Process>,
): Metrics<Process> {
  const registry = new Registry();
  const closed = closedBy(lists);
  const registers = [registry];
  const rows = metricsOf(process);
  const of = (wanted: Metric['type']) => rows.filter(([, { type }]) => type === wanted);
  const counters = new Map(
    of('counter').map(([name, row]) => [name, new Counter({ ...configOf(name, row), registers })]),
  );
  const histograms = new Map(
    of('histogram').map(([name, row]) => {
      const buckets = [...(row.buckets ?? [])];
      return [name, new Histogram({ ...configOf(name, row), registers, buckets })];
    }),
  );
  for (const [name, row] of of('gauge')) {
    const read = readers[name as keyof Readers<Process>] as () => AnyReading;
    addGauge(registry, configOf(name, row), async () => read(), closed);
  }
  addProcessMetrics(registry);
  return {
    count: (name, labels, by = 1) => counters.get(name)?.inc(closed(labels), by),
    observe: (name, labels, seconds) => histograms.get(name)?.observe(closed(labels), seconds),
    text: () => registry.metrics(),
  };
}

import { parser } from '@prometheus-io/lezer-promql';
import { metrics, ownWords, type MetricName } from '../../platform/metrics/metrics-table.ts';
import { processMetrics } from '../../platform/metrics/process-metrics.ts';

/** What a question of PromQL names, by kind of node: `Identifier`, `LabelName`, … */
type Named = { readonly node: string; readonly text: string };

const namedIn = (expression: string): readonly Named[] => {
  const found: Named[] = [];
  const cursor = parser.parse(expression).cursor();
  do {
    const text = expression.slice(cursor.from, cursor.to);
    found.push({ node: cursor.type.isError ? 'error' : cursor.name, text });
  } while (cursor.next());
  return found;
};

/** Labels that Prometheus itself adds, to all that it scrapes and to the buckets of a histogram. */
const added = ['job', 'instance', 'le'];
/** What Prometheus itself knows of each process that it scrapes. */
const ofPrometheus = ['up'];

type Known = readonly [name: string, labels: readonly string[]];

const known: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...(Object.keys(metrics) as MetricName[]).flatMap((name): readonly Known[] => {
    const { type, labels } = metrics[name];
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    return names.map((ending) => [`${name}${ending}`, labels]);
  }),
  ...[...Object.keys(processMetrics), ...ofPrometheus].map((name): Known => [name, []]),
]);

const closed: Readonly<Record<string, readonly string[]>> = ownWords;

/** A label that is compared with a word that it never has. */
const wrongWords = (named: readonly Named[]): readonly string[] =>
  named
    .filter(({ node }) => node === 'UnquotedLabelMatcher')
    .map(({ text }) => /^(\w+)\s*!?=\s*"([^"]*)"$/.exec(text))
    .filter((match) => match !== null)
    .filter(([, label = '', word = '']) => closed[label]?.includes(word) === false)
    .map(([text]) => `never ${text}`);

/**
 * What is wrong with a question: that it is none, asks for what nobody measures, or by a label that
 * what it asks for does not have. `$__rate_interval` is Grafana's.
 */
export function faultsOf(question: string): readonly string[] {
  const named = namedIn(question.replaceAll('$__rate_interval', '5m'));
  const of = (node: string) => named.filter((one) => one.node === node).map(({ text }) => text);
  const asked = of('Identifier');
  const labels = [...added, ...asked.flatMap((name) => known.get(name) ?? [])];
  return [
    ...of('error').map(() => 'not a question'),
    ...(asked.length === 0 ? ['asks for nothing'] : []),
    ...asked.filter((name) => !known.has(name)).map((name) => `unknown ${name}`),
    ...of('LabelName')
      .filter((label) => !labels.includes(label))
      .map((label) => `no label ${label}`),
    ...wrongWords(named),
  ];
}

/** The metrics that a question asks for. */
export function askedIn(question: string): readonly string[] {
  return namedIn(question)
    .filter(({ node }) => node === 'Identifier')
    .map(({ text }) => text);
}

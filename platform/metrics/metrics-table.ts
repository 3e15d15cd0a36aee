/** The processes that serve metrics. */
export type MeasuredProcess = 'api' | 'worker';

/**
 * The labels there are, each with where its values come from. Every one is a closed list of words of
 * the code; whatever stands on no list is shown as `other`, so that no name and no id can get out.
 */
export const labelMeanings = {
  kind: 'the kind of fact that the deed records (`domain/kinds.ts`)',
  outcome: 'how it ended; the metric says which there are',
  refusal: 'the kind of refusal (`domain/errors.ts`), or `none`',
  route:
    'the path template of the route, as `/reports/:reportId`; `none` when no route was reached',
  method: 'the HTTP method',
  status: 'the HTTP status; 499 when the client went away before the answer',
  counted: '`visit`, `look` or `deed`',
  pool: '`work`, `quota` or `metrics`',
  state: '`used`, `free` or `waiting`',
  activity: 'the name of the activity (`workflows/activities.ts`)',
  workflow: 'the type of the workflow (`workflows/messages.ts`)',
} as const;
export type Label = keyof typeof labelMeanings;

/** The words of the labels that no other room has a say in. */
export const ownWords = {
  outcome: ['done', 'repeated', 'refused', 'failed', 'completed', 'cancelled', 'continued'],
  method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  counted: ['visit', 'look', 'deed'],
  pool: ['work', 'quota', 'metrics'],
  state: ['used', 'free', 'waiting'],
} as const satisfies Readonly<Partial<Record<Label, readonly string[]>>>;

export type Metric = {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly of: readonly MeasuredProcess[];
  readonly labels: readonly Label[];
  /** Upper bounds of a histogram's buckets, in seconds. */
  readonly buckets?: readonly number[];
  /** What it is, in plain words. It goes out with each scrape. */
  readonly help: string;
};

const both = ['api', 'worker'] as const;
const untilTenSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;
const untilTenMinutes = [0.05, 0.25, 1, 5, 15, 60, 300, 600] as const;

/**
 * Every metric of ours: the registry is made of this table, and `docs/metrics.md` is written from
 * it. A new metric is one more row, and a reader or a counter in the process that it is of.
 */
export const metrics = {
  anmalan_deeds_total: {
    type: 'counter',
    of: ['api'],
    labels: ['kind', 'outcome', 'refusal'],
    help: 'Deeds that reached a service: done, repeated (the answer was remembered), refused by a rule, or failed.',
  },
  anmalan_http_request_duration_seconds: {
    type: 'histogram',
    of: ['api'],
    labels: ['route', 'method', 'status'],
    buckets: untilTenSeconds,
    help: 'How long a request took until its answer had left.',
  },
  anmalan_quota_refusals_total: {
    type: 'counter',
    of: ['api'],
    labels: ['counted'],
    help: 'Requests that were answered 429 because a quota was used up.',
  },
  anmalan_database_up: {
    type: 'gauge',
    of: both,
    labels: [],
    help: '1 when the database answered within 1.5 s, else 0.',
  },
  anmalan_database_connections: {
    type: 'gauge',
    of: both,
    labels: ['pool', 'state'],
    help: 'Connections of the process to the database, and how much work is waiting for one.',
  },
  anmalan_clock_ahead_seconds: {
    type: 'gauge',
    of: both,
    labels: [],
    help: 'How far the clock of the machine is ahead of that of the database; negative when behind.',
  },
  anmalan_relay_waiting_streams: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Streams whose workflow has not been told of their newest fact.',
  },
  anmalan_relay_oldest_waiting_seconds: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Age of the oldest fact that a workflow has not been told of; 0 when none waits.',
  },
  anmalan_letters_waiting: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Letters that a fact of the last seven days has made due and that are not made.',
  },
  anmalan_letters_oldest_waiting_seconds: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'How long the oldest of these letters has been due; 0 when none waits.',
  },
  anmalan_rungs_late: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Open duties whose next rung was due before now.',
  },
  anmalan_rungs_oldest_late_seconds: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'How late the oldest of these rungs is; 0 when none is.',
  },
  anmalan_reconciliation_missing_reports: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Reports by which the counts of the daily comparison differed, in the counts of the last 26 hours.',
  },
  anmalan_reconciliation_counted_through_timestamp_seconds: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'The end of the newest day that was compared, in seconds since 1970; absent before the first.',
  },
  anmalan_reconciliation_fallen_senders: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Senders whose reports of the last seven days compared are less than a quarter of what they usually are.',
  },
  anmalan_synthetic_reports_stopped: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'Artificial reports that did not come through the chain in time, in the last 26 hours.',
  },
  anmalan_synthetic_delivered_timestamp_seconds: {
    type: 'gauge',
    of: ['worker'],
    labels: [],
    help: 'When the notice of the newest artificial report was delivered, in seconds since 1970, in the municipality where that is longest ago; absent before the first.',
  },
  anmalan_activity_duration_seconds: {
    type: 'histogram',
    of: ['worker'],
    labels: ['activity', 'outcome'],
    buckets: untilTenSeconds,
    help: 'How long one attempt at an activity took: done, refused for good by a rule, or failed and tried again.',
  },
  anmalan_activity_wait_seconds: {
    type: 'histogram',
    of: ['worker'],
    labels: [],
    buckets: untilTenMinutes,
    help: 'How long an activity that is no part of a workflow task waited for a worker.',
  },
  anmalan_workflow_task_wait_seconds: {
    type: 'histogram',
    of: ['worker'],
    labels: [],
    buckets: untilTenMinutes,
    help: 'How long a workflow that was woken waited for a worker.',
  },
  anmalan_workflow_tasks_failed_total: {
    type: 'counter',
    of: ['worker'],
    labels: ['workflow'],
    help: 'Workflow tasks that failed and are tried again: the code does not fit the history, or has a fault.',
  },
  anmalan_workflows_ended_total: {
    type: 'counter',
    of: ['worker'],
    labels: ['workflow', 'outcome'],
    help: 'Workflows that ended in this process: completed, failed, cancelled, or continued in a new run.',
  },
} as const satisfies Readonly<Record<string, Metric>>;

type Table = typeof metrics;
export type MetricName = keyof Table;

/** The metrics of one type that one process has. */
export type NameOf<Process extends MeasuredProcess, Type extends Metric['type']> = {
  [Name in MetricName]: Table[Name] extends { readonly type: Type }
    ? Process extends Table[Name]['of'][number]
      ? Name
      : never
    : never;
}[MetricName];

/** The labels of one metric with a value for each. */
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<Table[Name]['labels'][number], string>
>;

/** Our metrics of a process, in the order of the table. */
export function metricsOf(process: MeasuredProcess): readonly (readonly [MetricName, Metric])[] {
  return (Object.entries(metrics) as [MetricName, Metric][]).filter(([, { of }]) =>
    of.includes(process),
  );
}

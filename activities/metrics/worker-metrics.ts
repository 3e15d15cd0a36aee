import type { Instant } from '../../domain/calendar/time.ts';
import { askedNowAndThen } from '../../platform/metrics/asked-now-and-then.ts';
import { poolReadings, type Pools } from '../../platform/metrics/pool-readings.ts';
import {
  createMetrics,
  type LabelLists,
  type Metrics,
  type Readers,
} from '../../platform/metrics/registry.ts';
import type { Deps } from '../../services/acting/deps.ts';
import {
  lastComparison,
  letterBacklog,
  relayBacklog,
  rungBacklog,
} from '../../services/waking/figures.ts';
import { syntheticFigures } from '../../services/waking/synthetic-figures.ts';
import { firstTypes, scheduledTypes, workflowTypes } from '../../workflows/messages.ts';
import type { Activities } from '../create-worker.ts';

/** Every activity, so that one that is added and not named here does not compile. */
const activityNames: Readonly<Record<keyof Activities, true>> = {
  advance: true,
  makeLetters: true,
  reconcile: true,
  openTermMeetings: true,
  openLogReviews: true,
  sendSyntheticReports: true,
  advanceReport: true,
  advanceSituation: true,
  closeReport: true,
  makeReportAsSent: true,
  makeReceipt: true,
  makeInvitations: true,
};

const lists: LabelLists = {
  activity: Object.keys(activityNames),
  workflow: [...Object.values(workflowTypes), ...firstTypes, ...scheduledTypes],
};

export type WorkerMetricsParts = {
  /** A pool of its own, so that the figures neither wait for the work nor hold it up. */
  readonly db: Deps['db'];
  readonly databaseAnswers: () => Promise<boolean>;
  readonly pools: Pools;
  /** Undefined until the database's clock is known. */
  readonly clock: () => { readonly now: Instant; readonly aheadMs: number } | undefined;
};

type Figures = Omit<
  Readers<'worker'>,
  'anmalan_database_up' | 'anmalan_database_connections' | 'anmalan_clock_ahead_seconds'
>;

/** What the database is asked, each question by itself: one that fails leaves the others. */
const figuresOf = ({ db, clock }: WorkerMetricsParts): Figures => {
  const asked = <T>(ask: (db: Deps['db'], now: Instant) => Promise<T>) =>
    askedNowAndThen(async () => {
      const at = clock();
      return at && ask(db, at.now);
    });
  const relay = asked(relayBacklog);
  const letters = asked(letterBacklog);
  const rungs = asked(rungBacklog);
  const comparison = asked(lastComparison);
  const synthetic = asked(syntheticFigures);
  return {
    anmalan_relay_waiting_streams: async () => (await relay())?.count,
    anmalan_relay_oldest_waiting_seconds: async () => (await relay())?.oldestSeconds,
    anmalan_letters_waiting: async () => (await letters())?.count,
    anmalan_letters_oldest_waiting_seconds: async () => (await letters())?.oldestSeconds,
    anmalan_rungs_late: async () => (await rungs())?.count,
    anmalan_rungs_oldest_late_seconds: async () => (await rungs())?.oldestSeconds,
    anmalan_reconciliation_missing_reports: async () => (await comparison())?.missingReports,
    anmalan_reconciliation_counted_through_timestamp_seconds: async () =>
      (await comparison())?.throughSeconds,
    anmalan_reconciliation_fallen_senders: async () => (await comparison())?.fallenSenders,
    anmalan_synthetic_reports_stopped: async () => (await synthetic())?.stopped,
    anmalan_synthetic_delivered_timestamp_seconds: async () =>
      (await synthetic())?.deliveredSeconds,
  };
};

/** What the worker measures of itself, and of what waits in the database for all workers. */
export function createWorkerMetrics(parts: WorkerMetricsParts): Metrics<'worker'> {
  const databaseUp = askedNowAndThen(parts.databaseAnswers);
  return createMetrics('worker', lists, {
    ...figuresOf(parts),
    anmalan_database_up: async () => ((await databaseUp()) === true ? 1 : 0),
    anmalan_database_connections: () => poolReadings(parts.pools),
    anmalan_clock_ahead_seconds: () => {
      const at = parts.clock();
      return at && at.aheadMs / 1_000;
    },
  });
}

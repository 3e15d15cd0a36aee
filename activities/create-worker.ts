import { fileURLToPath } from 'node:url';
import { extname } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { failureConverterPath } from '../platform/crypto/data-converter.ts';
import type { AdvanceActivities } from './waking/advance.ts';
import type { LetterActivities } from './letters/letters.ts';
import type { FirstActivities } from './waking/first-workflows.ts';
import type { LogReviewActivities } from './house/log-reviews.ts';
import type { SyntheticActivities } from './house/synthetic-reports.ts';
import type { TermMeetingActivities } from './house/term-meetings.ts';
import type { ReconciliationActivities } from './waking/reconciliation.ts';

export type Activities = AdvanceActivities &
  LetterActivities &
  ReconciliationActivities &
  TermMeetingActivities &
  LogReviewActivities &
  SyntheticActivities &
  FirstActivities;

const workflowsPath = fileURLToPath(
  new URL(`../workflows/index${extname(import.meta.filename)}`, import.meta.url),
);

/**
 * Bundles the workflows into one file. The failure converter is part of it, because without it the
 * messages and stack traces of failures would reach Temporal in plain text.
 */
export function bundleWorkflows(): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
}

export type WorkerParts = {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundleOption;
  readonly dataConverter: DataConverter;
  readonly activities: Activities;
  /** How many threads draw letters. */
  readonly drawingThreads: number;
};

/**
 * How many sleeping workflows are kept in memory. One that is not is replayed from its history when
 * it wakes, so this number weighs memory against time.
 */
const cachedWorkflows = 500;
/**
 * Letters begun at once for each thread that draws: one is drawn while others are read and stored.
 * More would only wait here, where an urgent one of another process cannot overtake them.
 */
const lettersPerThread = 4;
/**
 * How often at most Temporal is told that a letter is still being made. Its own choice, four fifths
 * of the time after which it gives up, leaves a busy machine too little room.
 */
const betweenHeartbeats = '2 s';
/**
 * Each `advance` needs a database connection, so more at once than the pool has would only wait for
 * one (`database/connection.ts`, 10).
 */
const viewsAtOnce = 10;

export function createWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: parts.bundle,
    dataConverter: parts.dataConverter,
    activities: parts.activities,
    maxCachedWorkflows: cachedWorkflows,
    maxConcurrentActivityTaskExecutions: lettersPerThread * parts.drawingThreads,
    maxHeartbeatThrottleInterval: betweenHeartbeats,
    maxConcurrentLocalActivityExecutions: viewsAtOnce,
    stickyQueueScheduleToStartTimeout: '1 s',
    shutdownGraceTime: '5 s',
  });
}

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
import type { ReconciliationActivities } from './waking/reconciliation.ts';

export type Activities = AdvanceActivities &
  LetterActivities &
  ReconciliationActivities &
  FirstActivities;

const workflowsPath = fileURLToPath(
  new URL(`../workflows/index${extname(import.meta.filename)}`, import.meta.url),
);

/** The workflows as one file, with the failure converter that keeps failures sealed. */
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
};

/** A sleeper costs memory while cached and nothing while not; a few hundred are plenty. */
const cachedWorkflows = 500;
/** Drawing a document takes the one thread there is: more at once would only all be late. */
const documentsAtOnce = 8;
/** No more than the pool has connections. */
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
    maxConcurrentActivityTaskExecutions: documentsAtOnce,
    maxConcurrentLocalActivityExecutions: viewsAtOnce,
    stickyQueueScheduleToStartTimeout: '1 s',
    shutdownGraceTime: '5 s',
  });
}

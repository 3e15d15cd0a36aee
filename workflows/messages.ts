import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  defineQuery,
  defineSignal,
  type QueryDefinition,
  type SignalDefinition,
} from '@temporalio/workflow';
import type { StreamKind } from '../domain/kinds.ts';

/**
 * The names, ids and messages by which the other rooms talk to the workflows; they import no other
 * file of this folder. Only ids travel: no name, number or text of a person is ever an argument,
 * memo or search attribute, because what Temporal stores is outside our access rules and our
 * disposal.
 */
export type StreamInput = { readonly streamId: string };

/**
 * A wake-up: the facts of the stream up to number `upTo` are committed. The workflow reads the
 * database anew and uses the number for diagnosis only, so a wake-up may be late, lost or doubled.
 */
export type FactsRecorded = { readonly upTo: number };

export const factsRecorded: SignalDefinition<[FactsRecorded], 'factsRecorded'> =
  defineSignal('factsRecorded');

/**
 * What the workflow last saw of its stream, for people who look for an error; no code acts on it.
 * Its instant is by the clock of Temporal's server.
 */
export type Diagnosis = {
  readonly wokenUpTo: number;
  readonly nextRungAt: string | null;
  readonly openDuties: number;
};
export const diagnosis: QueryDefinition<Diagnosis, [], 'diagnosis'> = defineQuery('diagnosis');

/**
 * The workflow type of new runs for each kind of stream. Runs that earlier versions began keep
 * their types, which are in `workflows/first`.
 */
export const workflowTypes = {
  report: 'report2',
  acuteSituation: 'acuteFollowUp2',
  consultation: 'duty',
  houseDuty: 'duty',
  termMeeting: 'duty',
  handOver: 'duty',
  syntheticReport: 'report2',
} as const satisfies Readonly<Partial<Record<StreamKind, string>>>;

/** What a run is told that follows streams of more than one kind. */
export type DutyInput = StreamInput & { readonly kind: WorkflowStream };

/** The types that runs of earlier versions have (`workflows/first`). */
export const firstTypes = ['report', 'acuteFollowUp'] as const;

/** A kind of stream that has a workflow. */
export type WorkflowStream = keyof typeof workflowTypes;

export function hasWorkflow(kind: StreamKind): kind is WorkflowStream {
  return kind in workflowTypes;
}

const idPrefixes: Readonly<Record<WorkflowStream, string>> = {
  report: 'report',
  acuteSituation: 'acute-follow-up',
  consultation: 'duty',
  houseDuty: 'duty',
  termMeeting: 'duty',
  handOver: 'duty',
  syntheticReport: 'report',
};

/**
 * The workflow id of a stream. Temporal lets one run at a time have it, so a stream never has two.
 * @param streamId UUID of the stream
 */
export function workflowIdOf(kind: WorkflowStream, streamId: string): string {
  return `${idPrefixes[kind]}-${streamId}`;
}

/** What a new run of a stream is given. */
export function inputOf(kind: WorkflowStream, streamId: string): StreamInput | DutyInput {
  return workflowTypes[kind] === 'duty' ? { streamId, kind } : { streamId };
}

export const streamAttribute = defineSearchAttributeKey(
  'AnmalanStream',
  SearchAttributeType.KEYWORD,
);
export const municipalityAttribute = defineSearchAttributeKey(
  'AnmalanMunicipality',
  SearchAttributeType.KEYWORD,
);

/**
 * Temporal must know these before the first workflow starts: a workflow that sets an unknown search
 * attribute fails its first task again and again and never goes on.
 */
export const searchAttributes = [streamAttribute, municipalityAttribute] as const;

export const reconciliationWorkflow = 'dailyReconciliation';
export const reconciliationSchedule = 'daily-reconciliation';
export const termMeetingWorkflow = 'dailyTermMeetings';
export const termMeetingSchedule = 'daily-term-meetings';
export const logReviewWorkflow = 'dailyLogReviews';
export const logReviewSchedule = 'daily-log-reviews';
export const syntheticWorkflow = 'hourlySyntheticReports';
export const syntheticSchedule = 'hourly-synthetic-reports';

/** The types of what runs by a schedule. */
export const scheduledTypes = [
  reconciliationWorkflow,
  termMeetingWorkflow,
  logReviewWorkflow,
  syntheticWorkflow,
] as const;

import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  defineQuery,
  defineSignal,
  type QueryDefinition,
  type SignalDefinition,
} from '@temporalio/workflow';
import type { StreamKind } from '../domain/kinds.ts';

/**
 * Names, ids and messages: the only file of the workflows that all other rooms share. Only
 * ids travel; no name, number or text of a person is ever an argument, memo or search attribute.
 */
export type StreamInput = { readonly streamId: string };

/** A wake-up: facts up to `upTo` are committed. It carries no truth; the database is read anew. */
export type FactsRecorded = { readonly upTo: number };

export const factsRecorded: SignalDefinition<[FactsRecorded], 'factsRecorded'> =
  defineSignal('factsRecorded');

/** Diagnosis only: what the workflow last saw of its stream. */
export type Diagnosis = {
  readonly wokenUpTo: number;
  readonly nextRungAt: string | null;
  readonly openDuties: number;
};
export const diagnosis: QueryDefinition<Diagnosis, [], 'diagnosis'> = defineQuery('diagnosis');

/** What a new run of a stream's workflow is; `workflows/first` holds what runs of before are. */
export const workflowTypes = {
  report: 'report2',
  acuteSituation: 'acuteFollowUp2',
} as const satisfies Readonly<Partial<Record<StreamKind, string>>>;

/** A kind of stream that has a workflow. */
export type WorkflowStream = keyof typeof workflowTypes;

export function hasWorkflow(kind: StreamKind): kind is WorkflowStream {
  return kind in workflowTypes;
}

const idPrefixes: Readonly<Record<WorkflowStream, string>> = {
  report: 'report',
  acuteSituation: 'acute-follow-up',
};

/** One stream of the trail is one workflow. @param streamId random UUID of report or situation */
export function workflowIdOf(kind: WorkflowStream, streamId: string): string {
  return `${idPrefixes[kind]}-${streamId}`;
}

export const streamAttribute = defineSearchAttributeKey(
  'AnmalanStream',
  SearchAttributeType.KEYWORD,
);
export const municipalityAttribute = defineSearchAttributeKey(
  'AnmalanMunicipality',
  SearchAttributeType.KEYWORD,
);

/** Registered with the server before the first workflow: an unknown one fails its task for ever. */
export const searchAttributes = [streamAttribute, municipalityAttribute] as const;

export const reconciliationWorkflow = 'dailyReconciliation';
export const reconciliationSchedule = 'daily-reconciliation';

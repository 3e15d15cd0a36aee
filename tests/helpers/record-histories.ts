import {
  reconciliationWorkflow,
  workflowIdOf,
  type WorkflowStream,
} from '../../workflows/messages.ts';
import { documentsOf, travel } from './carried.ts';
import { eventually } from './eventually.ts';
import { lifeOf, type Life } from './living.ts';
import { recordedKey, writeHistory } from './recorded-histories.ts';
import { situationOf, statusOf } from './stream-rows.ts';
import { createTestSystem, type TestSystem } from './system.ts';
import { timelineOf } from './timeline.ts';
import { startTestWorker, type TestWorker } from './worker.ts';

const arrival = '2040-03-05T08:00:00.000Z';

type Recording = {
  readonly system: TestSystem;
  readonly worker: TestWorker;
  readonly life: Life;
};

const save = async ({ worker }: Recording, name: string, workflowId: string): Promise<void> =>
  writeHistory(name, await worker.client.workflow.getHandle(workflowId).fetchHistory());

const arrived = async ({ system, life }: Recording): Promise<string> => {
  system.clock.set(arrival);
  const { id } = await life.send();
  await documentsOf(system, id);
  return id;
};

/** From sending to the end, and the run that a late supplement begins. */
const recordJourney = async (recording: Recording): Promise<void> => {
  const { system, worker, life } = recording;
  const id = await arrived(recording);
  const workflowId = workflowIdOf('report', id);
  const ended = async (): Promise<void> => worker.client.workflow.getHandle(workflowId).result();
  await travel(system, life, id);
  await ended();
  await save(recording, 'report-journey', workflowId);
  await life.do(id, 'supplement', 'readSupplement');
  await eventually(async () => (await statusOf(system, id)) === 'closed');
  await ended();
  await save(recording, 'report-reopened', workflowId);
};

/** Nobody opens it: every ladder climbs, the signatures are missing. */
const recordLadders = async (recording: Recording): Promise<void> => {
  const workflowId = workflowIdOf('report', await arrived(recording));
  await timelineOf(recording.worker.client, workflowId).to('2040-03-20T12:00:00.000Z');
  await save(recording, 'report-unopened', workflowId);
};

const recordSituation = async (recording: Recording): Promise<void> => {
  const { system, worker, life } = recording;
  system.clock.set(arrival);
  const phoneContact = { taken: 'no', at: null, with: null } as const;
  const { id } = await life.send({ acute: { danger: 'yes', how: null, phoneContact } });
  const situationId = await situationOf(system, id);
  const workflowId = workflowIdOf('acuteSituation', situationId);
  const handle = worker.client.workflow.getHandle(workflowId);
  await eventually(async () => (await handle.describe()).status.name === 'RUNNING');
  const time = timelineOf(worker.client, workflowId);
  await time.to('2040-04-09T12:00:00.000Z');
  system.clock.set('2040-04-09T12:00:00.000Z');
  await life.holdFollowUp({ situationId });
  await time.to('2040-04-17T12:00:00.000Z').catch(() => undefined);
  await handle.result();
  await save(recording, 'acute-follow-up', workflowId);
};

/** A question that rings on a Monday and is then answered. */
const recordDuty = async (recording: Recording): Promise<void> => {
  const { system, worker, life } = recording;
  system.clock.set(arrival);
  const { id } = await life.ask({});
  const workflowId = workflowIdOf('consultation', id);
  const handle = worker.client.workflow.getHandle(workflowId);
  await eventually(async () => (await handle.describe()).status.name === 'RUNNING');
  const time = timelineOf(worker.client, workflowId);
  await time.to('2040-03-05T12:00:00.000Z');
  system.clock.set('2040-03-05T12:00:00.000Z');
  await life.answerQuestion({ consultationId: id });
  await time.to('2040-03-06T12:00:00.000Z').catch(() => undefined);
  await handle.result();
  await save(recording, 'duty', workflowId);
};

/** A stream that the database does not know, as after an older backup was restored. */
const recordGone = async (recording: Recording, kind: WorkflowStream): Promise<void> => {
  const { worker, system } = recording;
  const [municipality] = await system.raw('municipality').select('id');
  const id = '00000000-0000-7000-8000-000000000000';
  await worker.workflows.signal({
    id,
    kind,
    municipalityId: municipality.id,
    lastFactSeq: 1,
    urgent: false,
  });
  const workflowId = workflowIdOf(kind, id);
  await worker.client.workflow.getHandle(workflowId).result();
  await save(recording, `${kind}-gone`, workflowId);
};

const recordReconciliation = async (recording: Recording): Promise<void> => {
  const { client, taskQueue } = recording.worker;
  const workflowId = 'recorded-reconciliation';
  await client.workflow.execute(reconciliationWorkflow, { workflowId, taskQueue, args: [] });
  await save(recording, 'daily-reconciliation', workflowId);
};

/** Lets the workflows of today live through what they are for, and keeps their histories. */
export async function recordHistories(): Promise<void> {
  const system = await createTestSystem(arrival);
  const worker = await startTestWorker(system, { codecKeys: recordedKey() });
  const recording = { system, worker, life: lifeOf(system, worker.deps) };
  try {
    await recordJourney(recording);
    await recordLadders(recording);
    await recordSituation(recording);
    await recordGone(recording, 'report');
    await recordDuty(recording);
    await recordGone(recording, 'acuteSituation');
    await recordGone(recording, 'consultation');
    await recordReconciliation(recording);
  } finally {
    await worker.stop();
    await system.close();
  }
}

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { heartbeat } from '@temporalio/activity';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, it } from 'vitest';

import { keptReport } from '../../api/routes/reports/content-schema.ts';
import { createDataConverter, failureConverterPath } from '../../platform/crypto/data-converter.ts';
import { municipalityAttribute } from '../../workflows/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { dumpHistories, type Dump } from '../helpers/histories.ts';
import { lifeOf } from '../helpers/living.ts';
import { createNamespace } from '../helpers/own-namespace.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { caseFile } from '../helpers/sample-report.ts';
import { leaksIn, testWords } from '../helpers/test-words.ts';
import { startTestWorker } from '../helpers/worker.ts';

/**
 * The last file of the run (`vitest.config.ts`): it reads what every other file left in Temporal.
 * So that it means something alone too, every case arrives here once more.
 */
const words = testWords();
const { temporalAddress: address } = inject('engines');

const system = await ownSystem();

beforeAll(async () => {
  const worker = await startTestWorker(system);
  const life = lifeOf(system, worker.deps);
  const cases = readdirSync(new URL('../cases/', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => caseFile(file.replace('.json', '')))
    .filter(({ told }) => !told)
    .map(({ report }) => keptReport.parse(report));
  for (const report of cases) await life.send(report);
  await eventually(async () => {
    const [reports, letters] = [await system.raw('report'), await system.raw('letter')];
    return letters.length === 2 * reports.length;
  });
  await worker.stop();
});

const dumpOf = (namespaces?: readonly string[]): Promise<Dump> =>
  dumpHistories({
    address,
    codecKeys: system.keyring.codecKeys,
    ...(namespaces && { namespaces }),
  });

describe('what Temporal holds after all the tests', () => {
  let dump: Dump;
  beforeAll(async () => {
    dump = await dumpOf();
  });

  it('is no name, no number and no sentence of anybody, sealed or opened', () => {
    expect(dump.executions).toBeGreaterThan(10);
    expect(leaksIn(dump.raw, words)).toEqual([]);
    expect(leaksIn(dump.decoded, words)).toEqual([]);
  });

  it('is sealed also where nothing but an id is handed to a workflow', () => {
    const arguing = (found: Dump['raw']) => found.filter(({ text }) => text.includes('streamId'));
    expect(arguing(dump.raw)).toEqual([]);
    expect(arguing(dump.decoded)).not.toEqual([]);
  });
});

const name = 'Kim Påhittad';

type Planting = { readonly converter?: DataConverter; readonly failures?: string };

type Bundle = Awaited<ReturnType<typeof bundleWorkflowCode>>;
const bundles = new Map<string | undefined, Bundle>();

const bundleOf = async (failures: string | undefined): Promise<Bundle> => {
  const made = bundles.get(failures) ?? (await bundleWith(failures));
  bundles.set(failures, made);
  return made;
};

const bundleWith = (failures: string | undefined): Promise<Bundle> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('fixtures/planted.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
    ...(failures && { failureConverterPath: failures }),
  });

/** Workflows that say a name wherever a workflow can. */
const plant = async ({ converter, failures }: Planting): Promise<Dump> => {
  const namespace = await createNamespace();
  const connection = await Connection.connect({ address });
  const nativeConnection = await NativeConnection.connect({ address });
  const sealed = converter && { dataConverter: converter };
  const client = new Client({ connection, namespace, ...sealed });
  const taskQueue = 'planted';
  const worker = await Worker.create({
    connection: nativeConnection,
    namespace,
    taskQueue,
    workflowBundle: await bundleOf(failures),
    ...sealed,
    activities: {
      tell: async (text: string) => {
        heartbeat(text);
        throw new Error(text);
      },
    },
  });
  await worker.runUntil(async () => {
    const typedSearchAttributes = [{ key: municipalityAttribute, value: name }];
    const said = { taskQueue, args: [name], memo: { name }, typedSearchAttributes };
    const saying = await client.workflow.start('saying', { ...said, workflowId: 'saying' });
    const failing = await client.workflow.start('failing', { ...said, workflowId: 'failing' });
    await client.schedule.create({
      scheduleId: 'planned',
      spec: { calendars: [{ year: 2099 }] },
      action: { type: 'startWorkflow', workflowType: 'saying', taskQueue, args: [name] },
    });
    await failing.result().catch(() => undefined);
    await eventually(async () =>
      (await saying.describe()).raw.pendingActivities?.some(({ lastFailure }) => lastFailure),
    );
  });
  await nativeConnection.close();
  await connection.close();
  return dumpOf([namespace]);
};

/** Search attributes are for the server's own use: no codec ever seals them. */
const neverSealed = 'searchAttributes';

const places = [
  '.input.',
  '.memo.',
  '.heartbeatDetails.',
  '.lastFailure.',
  '.workflowExecutionFailedEventAttributes.failure.',
  '.schedule.action.startWorkflow.input.',
  neverSealed,
] as const;

describe('a name that is planted', () => {
  const foundIn = (found: Dump['raw']): readonly string[] => {
    const paths = leaksIn(found, words).map(({ path }) => path);
    return places.filter((place) => paths.some((path) => path.includes(place)));
  };

  it('is found wherever a workflow can say it when nothing is sealed', async () => {
    const dump = await plant({});
    expect(foundIn(dump.raw)).toEqual(places);
  });

  it('is found only by whoever has the key when everything is sealed that can be', async () => {
    const converter = createDataConverter(system.keyring.codecKeys);
    const dump = await plant({ converter, failures: failureConverterPath });
    expect(foundIn(dump.raw)).toEqual([neverSealed]);
    expect(foundIn(dump.decoded)).toEqual(places);
  });

  it('is found in the failures of a bundle that was made without the failure converter', async () => {
    const converter = createDataConverter(system.keyring.codecKeys);
    const dump = await plant({ converter });
    expect(foundIn(dump.raw)).toContain('.workflowExecutionFailedEventAttributes.failure.');
  });
});

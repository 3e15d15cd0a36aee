import { Connection, type Client } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';

import { createPayloadCodec } from '../../platform/crypto/payload-codec.ts';
import type { CodecKeys } from '../../platform/crypto/keyring.ts';

/** One text out of Temporal's own records, and where it stood. */
export type Found = { readonly path: string; readonly text: string };

export type Dump = {
  /** As Temporal holds it. */
  readonly raw: readonly Found[];
  /** As anybody with the codec's key reads it. */
  readonly decoded: readonly Found[];
  readonly executions: number;
};

type Service = Client['workflowService'];
type At = { readonly service: Service; readonly namespace: string };

const isPayload = (value: object): value is Payload =>
  'data' in value &&
  value.data instanceof Uint8Array &&
  'metadata' in value &&
  value.metadata !== null;

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Every text in a record: strings, keys of maps, and bytes read as text. */
const textsIn = async (value: unknown, path: string, codec?: PayloadCodec): Promise<Found[]> => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value instanceof Uint8Array) return [{ path, text: utf8(value) }];
  if (typeof value !== 'object' || value === null) return [];
  const [opened] = codec && isPayload(value) ? await codec.decode([value]) : [value];
  const inner = await Promise.all(
    Object.entries(opened ?? {}).map(async ([key, child]) => [
      { path, text: key },
      ...(await textsIn(child, `${path}.${key}`, codec)),
    ]),
  );
  return inner.flat();
};

const pages = async function* <Page extends { readonly nextPageToken?: Uint8Array | null }>(
  ask: (nextPageToken: Uint8Array) => Promise<Page>,
): AsyncGenerator<Page> {
  let token: Uint8Array | null | undefined = new Uint8Array();
  do {
    const page: Page = await ask(token);
    yield page;
    token = page.nextPageToken;
  } while (token && token.length > 0);
};

/** History, memo, search attributes, pending activities with heartbeats and failures. */
const executionsIn = async ({ service, namespace }: At): Promise<Record<string, unknown>[]> => {
  const records: Record<string, unknown>[] = [];
  const listed = pages((nextPageToken) =>
    service.listWorkflowExecutions({ namespace, nextPageToken }),
  );
  for await (const { executions } of listed) {
    for (const { execution = null } of executions ?? []) {
      const events: unknown[] = [];
      const read = pages((nextPageToken) =>
        service.getWorkflowExecutionHistory({ namespace, nextPageToken, execution }),
      );
      for await (const { history } of read) events.push(...(history?.events ?? []));
      const description = await service.describeWorkflowExecution({ namespace, execution });
      records.push({ events, description });
    }
  }
  return records;
};

const schedulesIn = async ({ service, namespace }: At): Promise<Record<string, unknown>[]> => {
  const records: Record<string, unknown>[] = [];
  for await (const { schedules } of pages((nextPageToken) =>
    service.listSchedules({ namespace, nextPageToken }),
  )) {
    for (const { scheduleId = null } of schedules ?? []) {
      records.push({ schedule: await service.describeSchedule({ namespace, scheduleId }) });
    }
  }
  return records;
};

const namespacesOf = async (service: Service): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const { namespaces } of pages((nextPageToken) =>
    service.listNamespaces({ nextPageToken }),
  )) {
    names.push(...(namespaces ?? []).flatMap(({ namespaceInfo }) => namespaceInfo?.name ?? []));
  }
  return names.filter((name) => name !== 'temporal-system');
};

export type Dumping = {
  readonly address: string;
  readonly codecKeys: CodecKeys;
  /** Default: all there are. */
  readonly namespaces?: readonly string[];
};

/** Everything that a server knows, as texts. @throws UnknownKey for a payload of another key */
export async function dumpHistories({ address, codecKeys, namespaces }: Dumping): Promise<Dump> {
  const connection = await Connection.connect({ address });
  const service = connection.workflowService;
  const codec = createPayloadCodec(codecKeys);
  const raw: Found[] = [];
  const decoded: Found[] = [];
  let executions = 0;
  for (const namespace of namespaces ?? (await namespacesOf(service))) {
    const found = await executionsIn({ service, namespace });
    executions += found.length;
    for (const record of [...found, ...(await schedulesIn({ service, namespace }))]) {
      raw.push(...(await textsIn(record, namespace)));
      decoded.push(...(await textsIn(record, namespace, codec)));
    }
  }
  await connection.close();
  return { raw, decoded, executions };
}

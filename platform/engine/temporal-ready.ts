import { Connection } from '@temporalio/client';
import { msToNumber, msToTs } from '@temporalio/common/lib/time.js';

import { isListening } from './ports.ts';

export type SearchAttribute = {
  readonly name: string;
  readonly type: 'KEYWORD' | 'DATETIME' | 'INT' | 'BOOL';
};

/** What has to be there before the first workflow may start. */
export type TemporalWanted = {
  /** `host:port` */
  readonly address: string;
  readonly namespace: string;
  readonly searchAttributes: readonly SearchAttribute[];
};

const CALL_MS = 2000;

/**
 * The numbers that Temporal's interface gives these types:
 * `temporal.api.enums.v1.IndexedValueType`.
 */
const INDEXED_VALUE_TYPES = { KEYWORD: 2, INT: 3, BOOL: 5, DATETIME: 6 } as const;

async function missingAttributes(
  { operatorService }: Connection,
  { namespace, searchAttributes }: TemporalWanted,
): Promise<readonly SearchAttribute[]> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const known = new Set(Object.keys(customAttributes ?? {}));
  return searchAttributes.filter(({ name }) => !known.has(name));
}

/**
 * Registers the search attributes that are missing. The server's own option does so for a new file
 * only, and a workflow that sets an unregistered attribute hangs for ever without an error to
 * anybody.
 */
async function registerAttributes(connection: Connection, wanted: TemporalWanted): Promise<void> {
  const missing = await missingAttributes(connection, wanted);
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace: wanted.namespace,
    searchAttributes: Object.fromEntries(
      missing.map(({ name, type }) => [name, INDEXED_VALUE_TYPES[type]]),
    ),
  });
}

/**
 * How long Temporal keeps closed workflows. The reconciliation asks who was started on the days
 * before, also of workflows that have ended since; what happened is in our own database for good.
 */
const RETENTION = '72 hours';

async function keepClosedOnes(connection: Connection, namespace: string): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const kept = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  if (kept >= msToNumber(RETENTION) / 1000) return;
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(RETENTION) },
  });
}

/** Whether the server answers, has the namespace, and knows every search attribute in it. */
export async function makeUsable(wanted: TemporalWanted): Promise<boolean> {
  const { address, namespace } = wanted;
  // The client library pauses for a second after a refused call, so it is not asked before somebody
  // listens on the port.
  if (!(await isListening(Number(address.split(':').at(-1))))) return false;
  let connection: Connection | undefined;
  try {
    const open = await Connection.connect({ address, connectTimeout: CALL_MS });
    connection = open;
    return await open.withAbortSignal(AbortSignal.timeout(CALL_MS), async () => {
      await keepClosedOnes(open, namespace);
      await registerAttributes(open, wanted);
      return (await missingAttributes(open, wanted)).length === 0;
    });
  } catch {
    return false;
  } finally {
    await connection?.close().catch(() => undefined);
  }
}

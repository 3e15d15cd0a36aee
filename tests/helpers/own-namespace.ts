import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common';
import { inject } from 'vitest';

import { makeUsable } from '../../platform/engine/temporal-ready.ts';
import { searchAttributes } from '../../workflows/messages.ts';
import { eventually } from './eventually.ts';

/** A namespace of the test's own on the shared server, for what a namespace has only one of. */
export async function createNamespace(): Promise<string> {
  const address = inject('engines').temporalAddress;
  const namespace = `namespace-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  await connection.close();
  await eventually(() => makeUsable({ address, namespace, searchAttributes }));
  return namespace;
}

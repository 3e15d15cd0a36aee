import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('engines').temporalAddress });
});
afterAll(() => connection.close());

it('keeps closed workflows for three days, so that yesterday can be counted at any hour', async () => {
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBeGreaterThanOrEqual(259_200);
});

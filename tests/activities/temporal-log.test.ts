import { describe, expect, it } from 'vitest';

import { temporalRuntime } from '../../activities/temporal-log.ts';
import { createLog } from '../../platform/log.ts';

const name = 'Lisa Påhittad';

const lineOf = (message: string, meta: Readonly<Record<string, unknown>> = {}): unknown => {
  let written = '';
  const log = createLog('debug', { write: (line) => void (written = line) });
  temporalRuntime(log).logger?.warn(message, meta);
  return JSON.parse(written);
};

describe('what Temporal`s library and its core log', () => {
  it.each([
    [`Activation failed: no such child ${name}`, 'Activation failed'],
    [`Failing task Failure { message: "${name}" }`, 'Failing task Failure'],
    [`Unexpected payload="${name}"`, 'Unexpected payload'],
    ['gRPC call poll_workflow_task_queue retried 6 times', undefined],
  ])('is written in its fixed words: %s', (message, kept = message) => {
    expect(lineOf(message)).toEqual({ time: expect.any(String), level: 'warn', msg: kept });
  });

  it('keeps ids and kinds, and drops every other field', () => {
    const meta = {
      sdkComponent: 'core',
      runId: 'r1',
      error: name,
      childName: name,
      details: [name],
    };
    expect(lineOf('failed', meta)).toMatchObject({ kind: 'core', runId: 'r1' });
    expect(JSON.stringify(lineOf('failed', meta))).not.toContain('Lisa');
  });

  it('comes from the compiled core by the same way', () => {
    const { telemetryOptions } = temporalRuntime(createLog('silent'));
    expect(telemetryOptions?.logging).toHaveProperty('forward');
  });
});

import type { StreamKind } from '../../domain/kinds.ts';
import type { PendingStream } from '../../database/waking/relay-store.ts';

export type { PendingStream };

export type StreamRef = { readonly id: string; readonly kind: StreamKind };

/**
 * What relay and reconciliation ask of Temporal. The worker implements it with Temporal's client,
 * so that the services do not depend on it.
 */
export type Workflows = {
  /** Wakes the stream's workflow, or starts it. @throws when Temporal does not answer in time */
  readonly signal: (stream: PendingStream) => Promise<void>;
  readonly isRunning: (stream: StreamRef) => Promise<boolean>;
  /** Whether Temporal knows a workflow of the stream, running or ended. */
  readonly hasStarted: (stream: StreamRef) => Promise<boolean>;
  /** Id of Temporal's namespace; another one means that Temporal was wiped. */
  readonly namespaceId: () => Promise<string>;
  /** Creates the schedules again that a wiped Temporal has lost; repeating it changes nothing. */
  readonly prepare: () => Promise<void>;
};

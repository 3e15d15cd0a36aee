import type { StreamKind } from '../../domain/kinds.ts';
import type { PendingStream } from '../../database/waking/relay-store.ts';

export type { PendingStream };

export type StreamRef = { readonly id: string; readonly kind: StreamKind };

/** The workflows as relay and reconciliation know them; the worker gives Temporal's client. */
export type Workflows = {
  /** Wakes the stream's workflow, or starts it. @throws when Temporal does not answer in time */
  readonly signal: (stream: PendingStream) => Promise<void>;
  readonly isRunning: (stream: StreamRef) => Promise<boolean>;
  /** Whether a workflow of the stream runs, or has ended since. */
  readonly hasStarted: (stream: StreamRef) => Promise<boolean>;
  /** Changes when Temporal was wiped. */
  readonly namespaceId: () => Promise<string>;
  /** Puts back what a wiped Temporal lost besides the workflows; repeating it changes nothing. */
  readonly prepare: () => Promise<void>;
};

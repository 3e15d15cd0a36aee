import type { ReconcilingEngine } from '../../../activities/waking/reconciliation.ts';

/** An engine that takes everything and knows of nothing, but for what the test says otherwise. */
export function scriptedEngine(changes: Partial<ReconcilingEngine> = {}): ReconcilingEngine {
  return {
    signal: async () => undefined,
    isRunning: async () => false,
    hasStarted: async () => false,
    namespaceId: async () => 'namespace',
    prepare: async () => undefined,
    ...changes,
  };
}

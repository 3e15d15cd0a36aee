import type { Workflows } from '../../services/waking/workflows.ts';

/** A Temporal that takes everything and knows of nothing, but for what the test says otherwise. */
export function scriptedWorkflows(changes: Partial<Workflows> = {}): Workflows {
  return {
    signal: async () => undefined,
    isRunning: async () => false,
    hasStarted: async () => false,
    namespaceId: async () => 'namespace',
    prepare: async () => undefined,
    ...changes,
  };
}

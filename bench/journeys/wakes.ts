/** How many events of each kind the history of a finished run has. */
export type RunShape = {
  readonly signals: number;
  readonly timers: number;
  readonly localActivities: number;
  readonly activities: number;
  readonly workflowTasks: number;
};

/**
 * How many times signals wake a run. An activity that ends wakes it too; signals that come while it
 * is awake do not.
 */
export function wakesOf({ signals, activities, workflowTasks }: RunShape): number {
  return Math.max(1, Math.min(signals, workflowTasks - activities));
}

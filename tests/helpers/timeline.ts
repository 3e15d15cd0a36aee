import type { Client } from '@temporalio/client';

import { skipTime } from './skip-time.ts';

export type Timeline = {
  /** Lets the workflow's own clock run to an ISO instant, with every timer on the way. */
  to(instant: string): Promise<void>;
};

/** The virtual time of one running workflow, which begins at the machine's own. */
export function timelineOf(client: Client, workflowId: string): Timeline {
  let skipped = 0;
  return {
    to: async (instant) => {
      const rest = Date.parse(instant) - (Date.now() + skipped);
      await skipTime(client, workflowId, rest);
      skipped += rest;
    },
  };
}

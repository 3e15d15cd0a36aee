import type { Instant } from '../../domain/calendar/time.ts';
import type { Seen, StreamView } from '../../domain/waking/stream-view.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { advance } from '../../services/waking/advance.ts';
import type { WorkflowStream } from '../../workflows/messages.ts';
import { withPermanentErrors } from '../permanent.ts';
import { withTimeLimit } from '../time-limit.ts';

export type AdvanceActivities = {
  readonly advance: (
    kind: WorkflowStream,
    streamId: string,
    now: Instant,
  ) => Promise<Seen<StreamView>>;
};

export function createAdvanceActivities(deps: Deps): AdvanceActivities {
  return withPermanentErrors(
    withTimeLimit({
      advance: (kind: WorkflowStream, streamId: string, now: Instant) =>
        advance(deps, kind, streamId, now),
    }),
  );
}

import { Context } from '@temporalio/activity';
import type { Asked } from './places.ts';

const betweenHeartbeatsMs = 1_000;

/**
 * The share of Temporal's limit after which an attempt ends itself, so that its end is told and not
 * inferred, and no later attempt works beside it.
 */
const ownShare = 0.9;

/** The middle one of Temporal's five, which a workflow without any has. */
const usualUrgency = 3;

/**
 * Runs the work of an activity that draws: in the place that its workflow has, with heartbeats by
 * which Temporal notices soon that the process is gone, and with a signal that ends it when it is
 * cancelled, given up by Temporal, or takes too long.
 */
export async function inAttempt<T>(work: (asked: Asked) => Promise<T>): Promise<T> {
  const { info, cancellationSignal, heartbeat } = Context.current();
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new Error('attempt took too long')),
    ownShare * info.startToCloseTimeoutMs,
  );
  // One that was begun by an earlier version has no heartbeat timeout, and must not send any.
  const beats =
    info.heartbeatTimeoutMs === undefined
      ? undefined
      : setInterval(() => heartbeat(), betweenHeartbeatsMs);
  try {
    return await work({
      urgency: info.priority?.priorityKey ?? usualUrgency,
      party: info.priority?.fairnessKey ?? '',
      signal: AbortSignal.any([cancellationSignal, late.signal]),
    });
  } finally {
    clearTimeout(timer);
    clearInterval(beats);
  }
}

import type { Actor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';

/** Who asks, when (from the caller's clock), and under which key the answer is remembered. */
export type Call = {
  readonly actor: Actor;
  readonly at: Instant;
  /** `Idempotency-Key` of a POST with the SHA-256 of what was asked (32 bytes). */
  readonly request?: { readonly key: string; readonly fingerprint: Buffer };
  /** `If-Match`: the ETag the caller acted on. */
  readonly expected?: number;
  /** The last number the caller has seen: only newer facts that bear on the deed stop it. */
  readonly seenUpTo?: number;
};

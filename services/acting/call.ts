import type { Actor } from '../../domain/access/actor.ts';
import type { Instant } from '../../domain/calendar/time.ts';

/**
 * What every service is told of a request: who asks, at which instant (UTC, from the injected
 * clock), and what makes a deed safe to repeat or to refuse.
 */
export type Call = {
  readonly actor: Actor;
  readonly at: Instant;
  /**
   * The `Idempotency-Key` of a POST, with the SHA-256 of what was asked (32 bytes). A repeated
   * request gets the remembered answer and is not performed again; `onReplay` is called then.
   */
  readonly request?: {
    readonly key: string;
    readonly fingerprint: Buffer;
    readonly onReplay?: () => void;
  };
  /**
   * `If-Match`: the ETag that the caller acted on. Any newer fact in her sight refuses the deed.
   */
  readonly expected?: number;
  /**
   * The ETag of what the caller has seen. Only a newer fact that bears on the deed
   * (`factsThatBearOn`) refuses it; unrelated work of others does not.
   */
  readonly seenUpTo?: number;
};

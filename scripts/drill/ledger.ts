import type { Reply } from '../journey/public-api.ts';

/** A deed that is asked for under a key, so that it may be asked for again. */
export type Request = {
  readonly login: string;
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
};

/** A deed that was asked for, and what was answered in the end. */
export type Asked = Request & { readonly reply: Reply };

/** What callers have been told, each word of which the drill holds the system to, and how they asked. */
export type Ledger = {
  readonly asked: Asked[];
  /** Requests that got no answer, or one that says *later*. */
  unanswered: number;
  twins: number;
  replays: number;
  abandoned: number;
};

export function emptyLedger(): Ledger {
  return { asked: [], unanswered: 0, twins: 0, replays: 0, abandoned: 0 };
}

import { factRule } from '../../domain/areas.ts';
import { isPossible } from '../../domain/access/decide.ts';
import { demandFreshLogin } from '../../domain/access/fresh-login.ts';
import { sidesInSight } from '../../domain/access/in-sight.ts';
import { factsThatBearOn } from '../../domain/acting/bearing.ts';
import { Conflict, PreconditionFailed } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import { readNewerFacts } from '../../database/acting/fact-store.ts';
import { lockStream, type StreamHead } from '../../database/acting/stream-store.ts';
import { together } from '../../database/together.ts';
import { inTransaction } from '../../database/transaction.ts';
import { seqSeenWith } from '../../database/trail/audit-trail.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { etagOf } from './etag.ts';
import { readBeforehand, type FactsAsked } from './known-facts.ts';
import { authorise, lock } from './lock.ts';
import { shownBeside } from './page.ts';
import { recordRefusal } from './refusal.ts';
import { recallAnswer, rememberAnswer } from './remembered-answer.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';
import type { Acting, Recorded } from './acting.ts';
import { closeFiles, openFile, type StreamFile } from './stream-file.ts';

/** A deed on one stream, named by the fact that it records. */
export type Deed<Row extends StreamRow, Shown> = {
  readonly on: StreamAdapter<Row, Shown>;
  readonly streamId: string;
  readonly fact: FactKind;
  /**
   * Further streams that the deed writes to. All are locked in the order of their ids, because two
   * deeds that locked the same streams in different orders would wait for each other for ever.
   */
  readonly alsoLocks?: readonly string[];
  /** Facts that the deed weighs and that a long case has many of: they are read before the lock. */
  readonly weighs?: readonly FactsAsked[];
};

/**
 * What every deed answers: the id of its fact, the stream as it now stands for this caller, and the
 * stream's new ETag. The fact's number is kept from it, since that counts the other side's work too.
 */
export type Done<Shown> = Shown & { readonly id: string; readonly etag: number };

/** The number of the newest fact that the caller has seen, when she says up to where she has. */
const lastSeen = async ({ call, tx }: Acting, streamId: string): Promise<number> =>
  call.seenUpTo === undefined ? 0 : seqSeenWith(tx, streamId, call.seenUpTo);

const refuseChanged = async (
  { call, tx }: Acting,
  fact: FactKind,
  { head, after }: { readonly head: StreamHead; readonly after: number },
): Promise<void> => {
  const etag = etagOf(call.actor, head);
  if (call.expected !== undefined && call.expected !== etag) {
    throw new PreconditionFailed('changed-since', { etag });
  }
  const { seenUpTo } = call;
  if (seenUpTo === undefined || etag <= seenUpTo) return;
  const newer = await readNewerFacts(tx, {
    streamId: head.id,
    kinds: factsThatBearOn(fact),
    sides: sidesInSight(call.actor),
    after,
    most: shownBeside.limit,
  });
  if (newer.length === 0) return;
  throw new Conflict('changed-meanwhile', { facts: newer.map(({ id, kind }) => ({ id, kind })) });
};

const refuseWrongState = <Row extends StreamRow>(
  on: StreamAdapter<Row>,
  fact: FactKind,
  { row }: Locked<Row>,
): void => {
  const { action } = factRule(fact);
  const current = on.status(row);
  if (current !== undefined && !isPossible(action, current)) {
    throw new Conflict('wrong-state', { current, action });
  }
};

/**
 * What is asked for before the caller is authorised: what the deed weighs, which she may have no key
 * to, and what was remembered, which is asked for together with the lock. Neither is looked at, nor
 * its failure told, before she is.
 */
const settled = async <T>(asked: Promise<T>): Promise<() => T> => {
  const [result] = await Promise.allSettled([asked]);
  return () => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  };
};

/**
 * Runs the steps of a deed in their order. An error that any step throws rolls all of them back.
 */
const perform = async <Row extends StreamRow, Shown>(
  acting: Acting,
  { on, streamId, fact, alsoLocks = [], weighs = [] }: Deed<Row, Shown>,
  work: (file: StreamFile<Row>) => Promise<Recorded>,
): Promise<{
  readonly answer: Done<Shown>;
  readonly mayWake: boolean;
  readonly end: 'done' | 'repeated';
}> => {
  const { call, tx } = acting;
  const [seenSeq, known] = await Promise.all([
    lastSeen(acting, streamId),
    settled(readBeforehand(acting, streamId, weighs)),
  ]);
  for (const id of alsoLocks.length > 0 ? [streamId, ...alsoLocks].toSorted() : []) {
    await lockStream(tx, id);
  }
  const [locked, recalled] = await Promise.all([
    lock(acting, on, streamId),
    settled(recallAnswer(tx, call)),
  ]);
  const { action } = factRule(fact);
  authorise(call, on, { locked, action });
  demandFreshLogin({ ...call, action }, acting.deps.freshLoginSeconds);
  const before = recalled();
  if (before) return { answer: before as Done<Shown>, mayWake: false, end: 'repeated' };
  await refuseChanged(acting, fact, { head: locked.head, after: seenSeq });
  refuseWrongState(on, fact, locked);
  const file = openFile(acting, on, locked, known());
  const recorded = await work(file);
  const { heads, mayWake, write } = closeFiles(acting);
  const after = { row: { ...locked.row, ...acting.changes[0]?.moved }, duties: file.duties() };
  const etag = etagOf(call.actor, heads[0] ?? locked.head);
  const answer = { id: recorded.id, ...on.shown(call, after), etag };
  await together([write(tx), rememberAnswer(tx, call, { done: fact, answer })]);
  return { answer, mayWake, end: 'done' };
};

/**
 * Performs one deed on a stream in one transaction: what it weighs → lock → authorise → fresh login
 * → remembered answer → state → fact with effects → remember → commit → wake. Every deed on an
 * existing stream goes through here, so that no service can leave a step out. A refusal rolls the
 * transaction back and is then recorded in a transaction of its own, unless the stream is hidden
 * from the caller.
 *
 * @param work checks what must hold for this deed, records its fact and returns it
 * @throws NotFound, Forbidden, LoginTooOld, Invalid, PreconditionFailed, Conflict
 */
export async function act<Row extends StreamRow, Shown>(
  deps: Deps,
  call: Call,
  deed: Deed<Row, Shown>,
  work: (file: StreamFile<Row>) => Promise<Recorded>,
): Promise<Done<Shown>> {
  const { streamId, fact } = deed;
  try {
    const { answer, mayWake, end } = await inTransaction(deps.db, call.actor, (tx) =>
      perform({ deps, call, tx, changes: [] }, deed, work),
    );
    if (mayWake) deps.wake();
    deps.deedEnded?.(fact, end);
    return answer;
  } catch (error) {
    deps.deedEnded?.(fact, { error });
    await recordRefusal(deps, call, { streamId, action: factRule(fact).action, error });
    throw error;
  }
}

import { addMinutes, type Instant } from '../../domain/calendar/time.ts';
import { wakeWhereAbsent } from '../../database/people/absence-store.ts';
import type { Db } from '../../database/connection.ts';
import { recallState, rememberState } from '../../database/waking/worker-state-store.ts';
import {
  acknowledge,
  claimPending,
  databaseIdentity,
  forgetRelayed,
  postpone,
  streamsOwed,
  type PendingStream,
} from '../../database/waking/relay-store.ts';
import { askAll } from './ask-all.ts';
import type { Workflows } from './workflows.ts';

/**
 * How long a stream that could not be told is left alone. It is longer than the two seconds of the
 * relay's sweep, or such streams would fill every batch and keep the others waiting.
 */
const pauseSeconds = 5;
const batch = 50;

export type RelayRound = {
  readonly carried: number;
  readonly failed: number;
  /** Why the first of those that failed did; undefined when none did. */
  readonly error?: unknown;
};

/** What hindered a wake-up; null when it was carried. */
type Hindrance = { readonly error: unknown } | null;

const carry = async (db: Db, workflows: Workflows, stream: PendingStream): Promise<Hindrance> => {
  try {
    await workflows.signal(stream);
    await acknowledge(db, stream.id, stream.lastFactSeq);
    return null;
  } catch (error) {
    // The stream is told again a little later. A wake-up may come late or twice, because the
    // workflow reads everything from the database anyway.
    await postpone(db, stream.id, pauseSeconds);
    return { error };
  }
};

/**
 * One round of the relay: it claims streams whose workflow has not been told of their last fact,
 * signals them with no row locked, and acknowledges those that were told. Any number of relays may
 * run: two of them can double a wake-up, never lose one.
 *
 * @param at decides whose absence has begun
 */
export async function relayOnce(db: Db, workflows: Workflows, at: Instant): Promise<RelayRound> {
  await wakeWhereAbsent(db, at);
  const claimed = await claimPending(db, batch);
  const results = await Promise.all(claimed.map((stream) => carry(db, workflows, stream)));
  const [first, ...others] = results.filter((result) => result !== null);
  const failed = first ? 1 + others.length : 0;
  return { carried: results.length - failed, failed, ...first };
}

/**
 * A rung or letter counts as missed only this long after it was due, so that a workflow that is
 * awake, or a worker that was down for a moment, has done it by then without mending.
 */
const behindMinutes = 15;
/**
 * Reports closed within the last week are checked for missing letters. The check runs daily, so
 * that what was closed earlier has been checked before.
 */
const closedMinutes = 7 * 24 * 60;

/**
 * Finds the streams whose workflow was lost or is stuck without anybody having noticed, and has
 * them told again; runs daily. A stream that is owed something (`streamsOwed`) is told again when
 * no workflow of it runs, and when the one that runs has let a rung or a letter pass.
 *
 * @returns how many streams are told again
 */
export async function rewakeSleepless(db: Db, workflows: Workflows, now: Instant): Promise<number> {
  const owed = await streamsOwed(db, {
    due: addMinutes(now, -behindMinutes),
    closedSince: addMinutes(now, -closedMinutes),
  });
  const running = await askAll(owed, (stream) => !stream.behind && workflows.isRunning(stream));
  const lost = owed.filter((_, index) => !running[index]);
  return forgetRelayed(
    db,
    lost.map(({ id }) => id),
    now,
  );
}

/**
 * Tells every stream that is owed something (`streamsOwed`) again, when Temporal or the database is
 * another than the one remembered. Another namespace id is a Temporal that was wiped; another
 * database or timeline is one that was restored or has failed over. Either may then lack what the
 * other one knows. The new identity is remembered last, so that a mending that is cut off begins
 * anew.
 *
 * @returns how many streams are told again; 0 while both are the known ones
 */
export async function mendAfterLoss(db: Db, workflows: Workflows, now: Instant): Promise<number> {
  const found = `${await workflows.namespaceId()} ${await databaseIdentity(db)}`;
  const known = await recallState(db, 'storesIdentity');
  if (known === found) return 0;
  if (known !== undefined) await workflows.prepare();
  const owed = await streamsOwed(db, { due: now, closedSince: addMinutes(now, -closedMinutes) });
  const told = await forgetRelayed(
    db,
    owed.map(({ id }) => id),
    now,
  );
  await rememberState(db, 'storesIdentity', found);
  return told;
}

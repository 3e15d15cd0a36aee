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

const claimMinutes = 0.5;
/** Longer than the sweep: streams that cannot be told leave room for those behind them. */
const pauseMinutes = 5 / 60;
const batch = 50;

export type RelayRound = { readonly carried: number; readonly failed: number };

const carry = async (
  { db, workflows, at }: { readonly db: Db; readonly workflows: Workflows; readonly at: Instant },
  stream: PendingStream,
): Promise<boolean> => {
  try {
    await workflows.signal(stream);
    await acknowledge(db, stream.id, stream.lastFactSeq);
    return true;
  } catch {
    // Told again a little later; what is late, lost or doubled is all the same to a workflow.
    await postpone(db, stream.id, addMinutes(at, pauseMinutes));
    return false;
  }
};

/**
 * One round of the relay: claim, signal with no lock held, acknowledge. Any number of relays may
 * run; two can double a wake-up, never lose one.
 */
export async function relayOnce(db: Db, workflows: Workflows, at: Instant): Promise<RelayRound> {
  await wakeWhereAbsent(db, at);
  const claimed = await claimPending(db, {
    at,
    until: addMinutes(at, claimMinutes),
    limit: batch,
  });
  const results = await Promise.all(claimed.map((stream) => carry({ db, workflows, at }, stream)));
  const carried = results.filter(Boolean).length;
  return { carried, failed: results.length - carried };
}

/** Long enough for any workflow that is awake: the outage of a worker is no reason to mend. */
const behindMinutes = 15;
/** A week, within which every loss is noticed: what closed earlier lacks no letter. */
const closedMinutes = 7 * 24 * 60;

/**
 * Mends what nobody noticed, daily: a stream with an open duty is told again when no workflow of it
 * runs, and when the one that runs has let a rung or a letter pass.
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
  );
}

/**
 * Another namespace id is a Temporal that was wiped; another database or timeline is one that was
 * restored or has failed over. Either may lack what the other one knows, so every stream with an
 * open duty is told again. The identity is remembered last: a mending cut off is begun anew.
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
  );
  await rememberState(db, 'storesIdentity', found);
  return told;
}

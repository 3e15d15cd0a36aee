import type { SystemActor } from '../../domain/access/actor.ts';
import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { dutyRules } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Seen, StreamView } from '../../domain/waking/stream-view.ts';
import { stepsMade } from '../../database/letters/letter-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { peopleOfUnit, type DirectoryPerson } from '../../database/people/people-store.ts';
import { fallAsleep } from '../../database/waking/sleep-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';
import { lock } from '../acting/lock.ts';
import type { Locked, StreamAdapter, StreamRow } from '../acting/stream-adapter.ts';
import type { Acting } from '../acting/acting.ts';
import { closeFiles, openFile, type StreamFile } from '../acting/stream-file.ts';
import { climbLadder, type LadderContext } from '../duties/ladder.ts';
import { notify } from '../duties/notices.ts';
import { recomputed } from '../duties/recompute.ts';
import { dueLetters } from '../letters/due-letters.ts';
import { lapse } from './lapse.ts';
import { watchHolder } from './watch-holder.ts';
import { wokenStream, type WokenKind } from './woken-streams.ts';

const ladder: SystemActor = { is: 'system', part: 'ladder' };
const closing: SystemActor = { is: 'system', part: 'closing' };

const isOpen = (duty: DutyRow): boolean => duty.state === 'open';

/**
 * Reads afresh whom the rungs may tell: the people of the stream's units and of the management, but
 * for those who may not know of it.
 */
const contextOf = async (
  { deps, tx, call }: Acting,
  on: StreamAdapter,
  row: StreamRow,
): Promise<LadderContext> => {
  const {
    municipalityId,
    units,
    authorId,
    holderId,
    needToKnow,
    testMailbox = false,
  } = on.tells(row);
  const management = deps.directory.managementUnit(municipalityId).id;
  const found = await Promise.all(
    [...new Set([...units, management])].map((unit) => peopleOfUnit(tx, unit, call.at)),
  );
  const people = found.flat().filter((person) => !needToKnow || isInTheKnow(person));
  const holds = (one: DirectoryPerson): boolean => one.personId === holderId;
  return {
    tx,
    now: call.at,
    people,
    testMailbox,
    authorId,
    holderId: needToKnow && !people.some(holds) ? null : holderId,
    settingsVersion: (version) => deps.directory.settingsVersion(municipalityId, version),
  };
};

/** Whether its owner is told of it before any reminder. */
const isAsked = ({ kind, assigneeId }: DutyRow): boolean => {
  const { asks } = dutyRules[kind];
  return asks === 'assignee' ? assigneeId !== null : asks === true;
};

/**
 * Fires the due rungs of every open duty, by its rule as it now is. Whoever is asked for something is
 * first told so (rung 0). The database keeps one notice per person and rung, so that repeating
 * this tells nobody twice.
 */
const climbAll = async (context: LadderContext, file: StreamFile): Promise<void> => {
  for (const open of file.duties().filter(isOpen)) {
    const duty = await recomputed(context, file, open);
    if (isAsked(duty)) await notify(context, duty, { number: 0, to: ['owner'] });
    if (await climbLadder(context, file, duty)) await lapse(file, duty);
  }
};

/**
 * Closes a stream that has no open duty left, when it is of a kind and in a state that closes by
 * itself (a concluded report).
 */
const closeIfOver = (on: StreamAdapter, file: StreamFile): void => {
  if (file.duties().some(isOpen)) return;
  const moves = on.closing?.(file.standing(), file.acting.call.at);
  if (!moves) return;
  file.move(moves);
  file.mark('reportClosed', { by: closing });
};

/** Reopens a stream that had ended before a deed of the sender's opened a duty in it. */
const reopenIfOwed = (on: StreamAdapter, file: StreamFile): void => {
  const moves = on.reopened?.(file.standing());
  if (!moves || !file.duties().some(isOpen)) return;
  file.mark('reportReopened', { by: closing });
  file.move(moves);
};

const lettersWanted = async (
  tx: Tx,
  on: StreamAdapter,
  { row, seal }: Locked<StreamRow>,
): Promise<StreamView['letters']> => {
  const due = await dueLetters(tx, { on, row, seal });
  const steps = due.map(({ step }) => step);
  const made = await stepsMade(tx, row.id, steps);
  return due.filter(({ step }) => !made.has(step)).map(({ branch, step }) => ({ branch, step }));
};

const advanceIn = async (
  acting: Acting,
  on: StreamAdapter,
  locked: Locked<StreamRow>,
): Promise<Omit<StreamView, 'letters'>> => {
  const { tx } = acting;
  const file = openFile(acting, on, locked);
  reopenIfOwed(on, file);
  const context = await contextOf(acting, on, locked.row);
  const lookAgainAt = await watchHolder(context, on, file);
  await climbAll(context, file);
  closeIfOver(on, file);
  await closeFiles(acting).write(tx);
  const awaitsDuties = on.awaitsOnlyDuties(file.standing()) === true;
  return fallAsleep(tx, locked.row.id, { awaitsDuties, lookAgainAt });
};

const lockIfThere = async (
  acting: Acting,
  on: StreamAdapter,
  streamId: string,
): Promise<Locked<StreamRow> | undefined> => {
  try {
    return await lock(acting, on, streamId);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
};

/** A stream after its rungs were climbed, with what its letters are asked of. */
type Advanced = { readonly locked: Locked<StreamRow>; readonly state: Omit<StreamView, 'letters'> };

/**
 * Does what a workflow has to do at every wake-up and rung: fires the rungs that are due at `now`,
 * closes the stream if it is over, and returns the view of what is left to do. Repeating it changes
 * nothing.
 *
 * @param now decides which rungs are due, and dates what is recorded
 * @returns `gone` when the database knows no such stream
 */
export async function advance(
  deps: Deps,
  kind: WokenKind,
  streamId: string,
  now: Instant,
): Promise<Seen<StreamView>> {
  const on = wokenStream(kind);
  const advanced = await inTransaction(
    deps.db,
    ladder,
    async (tx): Promise<Advanced | undefined> => {
      const acting: Acting = { deps, call: { actor: ladder, at: now }, tx, changes: [] };
      const locked = await lockIfThere(acting, on, streamId);
      return locked && { locked, state: await advanceIn(acting, on, locked) };
    },
  );
  if (!advanced) return { is: 'gone' };
  // The facts that letters come of are many in a long case, so they are read when the lock is free.
  const letters = await inTransaction(deps.db, ladder, (tx) =>
    lettersWanted(tx, on, advanced.locked),
  );
  return { is: 'here', state: { ...advanced.state, letters } };
}

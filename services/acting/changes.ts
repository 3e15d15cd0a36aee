import type { Effects, ExtendedDuty, HandedDuty } from '../../domain/acting/effects.ts';
import { endOf } from '../../domain/acting/fold.ts';
import type { Recounted } from '../../domain/acting/recount.ts';
import type { AnyStanding } from '../../domain/acting/standing.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { ladderStep, projectDuty } from '../../domain/duties/project-duty.ts';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import {
  newDuties,
  type DutyPlace,
  type OpenedBy,
  type Opens,
} from '../../domain/duties/open-duty.ts';
import { insertFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import {
  endDuties,
  extendDuties,
  handDuties,
  insertDuties,
  reopenDuties,
  type DutyEnding,
  type DutyExtension,
  type DutyHanding,
  type DutyReopening,
  type DutyRow,
} from '../../database/duties/duty-store.ts';
import { chainEvents, writeEvents, type EventDraft } from '../../database/trail/audit-trail.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { StreamAdapter } from './stream-adapter.ts';

type Write = (tx: Tx) => Promise<unknown>;

/**
 * What a transaction has changed in one stream. It is collected here and written at the end of the
 * transaction, in one go.
 */
export type Changes = {
  readonly on: StreamAdapter;
  readonly head: StreamHead;
  readonly facts: FactRow[];
  readonly events: EventDraft[];
  readonly opened: DutyRow[];
  readonly ended: DutyEnding[];
  readonly reopened: DutyReopening[];
  readonly extended: DutyExtension[];
  readonly handed: DutyHanding[];
  readonly further: Write[];
  standing: AnyStanding;
  moved: AnyStanding;
  /**
   * The duties that the caller's side may see, as they stand now, and those that this transaction
   * has opened, also for the other side.
   */
  duties: readonly DutyRow[];
};

export function noChanges(
  on: StreamAdapter,
  stands: Pick<Changes, 'head' | 'standing' | 'duties'>,
): Changes {
  return {
    on,
    ...stands,
    facts: [],
    events: [],
    opened: [],
    ended: [],
    reopened: [],
    extended: [],
    handed: [],
    further: [],
    moved: {},
  };
}

export function nextSeq({ head, events }: Changes): number {
  return head.lastSeq + events.length + 1;
}

/** What stands already is not written again: a report's row begins with what sending it moves. */
export function move(changes: Changes, moves: AnyStanding): void {
  const before: Readonly<Record<string, unknown>> = changes.standing;
  const differing = Object.entries(moves).filter(([column, value]) => before[column] !== value);
  changes.standing = { ...changes.standing, ...moves };
  changes.moved = { ...changes.moved, ...Object.fromEntries(differing) };
}

type Origin = {
  readonly place: (standing: AnyStanding) => DutyPlace;
  /** The settings that a duty was dated by when it opened, which it keeps. */
  readonly settingsOf: (duty: DutyRow) => MunicipalitySettings;
  readonly by: OpenedBy;
};

const openDuties = (changes: Changes, opens: readonly Opens[], { place, by }: Origin): void => {
  if (opens.length === 0) return;
  const duties = newDuties(opens, place(changes.standing), by);
  const opened = duties.map((duty) => ({ ...duty, id: newId(by.at) }));
  changes.opened.push(...opened);
  changes.duties = [...changes.duties, ...opened];
};

const hand = (changes: Changes, { kind, to }: HandedDuty): void => {
  changes.duties = changes.duties.map((duty) => {
    if (duty.kind !== kind || duty.state !== 'open') return duty;
    const handing = { id: duty.id, ownerRole: to, assigneeId: null };
    changes.handed.push(handing);
    return { ...duty, ...handing };
  });
};

/** Gives open duties another last day. Rungs that have rung stay as they rang. */
const extend = (
  changes: Changes,
  { kind, lastDay }: ExtendedDuty,
  { settingsOf }: Origin,
): void => {
  changes.duties = changes.duties.map((duty) => {
    if (duty.kind !== kind || duty.state !== 'open') return duty;
    const settings = settingsOf(duty);
    const longer = { ...duty, extendedTo: lastDay };
    const next = ladderStep(longer, settings, duty.nextRung);
    const extension = {
      id: duty.id,
      extendedTo: lastDay,
      dueAt: projectDuty(longer, settings).dueAt,
      nextRungAt: next?.at ?? null,
    };
    changes.extended.push(extension);
    return { ...duty, ...extension };
  });
};

/**
 * Applies what a fact does to status and duties. A duty that it opens for the other side is written
 * as well, but filtered out before duties are shown, because neither side sees the other's.
 */
export function applyEffects(
  changes: Changes,
  { moves, opens, closes, extends: extended, hands }: Effects,
  at: Origin,
): void {
  move(changes, moves);
  const ended = changes.duties.flatMap((duty): readonly DutyEnding[] => {
    const end = endOf(duty, closes);
    return end ? [{ id: duty.id, ...end, endedAt: at.by.at, endedSeq: at.by.seq }] : [];
  });
  changes.ended.push(...ended);
  const endings = new Map(ended.map((ending) => [ending.id, ending]));
  changes.duties = changes.duties.map((duty) => ({ ...duty, ...endings.get(duty.id) }));
  for (const longer of extended) extend(changes, longer, at);
  for (const handed of hands) hand(changes, handed);
  openDuties(changes, opens, at);
}

/** The duties of a stream as its ledger has them, and when their next rungs come. */
type Ledger = {
  readonly rows: readonly DutyRow[];
  readonly nextRungAt: (duty: DutyRow) => Instant | null;
};

/** Who owns a duty that is owed again: the case may have been given to somebody else meanwhile. */
const heldBy =
  ({ caseOwner }: DutyPlace) =>
  ({ kind, side, ownerRole, assigneeId }: DutyRow): Pick<DutyRow, 'ownerRole' | 'assigneeId'> =>
    caseOwner && side === 'receiver' && kind !== 'openReport'
      ? { ownerRole: caseOwner.role, assigneeId: caseOwner.personId }
      : { ownerRole, assigneeId };

/** Applies what a correction changes (`domain/acting/recount.ts`). */
export function applyRecount(
  changes: Changes,
  { moves, opens, ends, reopens }: Recounted,
  at: Origin & Ledger,
): void {
  move(changes, moves);
  const { at: endedAt, seq: endedSeq } = at.by;
  changes.ended.push(...ends.map((end) => ({ ...end, endedAt, endedSeq })));
  const again = at.rows.filter(({ id }) => reopens.includes(id));
  const holder = heldBy(at.place(changes.standing));
  const reopenings = again.map((duty) => ({
    ...holder(duty),
    id: duty.id,
    nextRungAt: at.nextRungAt(duty),
  }));
  changes.reopened.push(...reopenings);
  const endings = new Map(ends.map((end) => [end.id, end]));
  const reopened = again.map(
    (duty, index) => ({ ...duty, ...reopenings[index], state: 'open', reason: null }) as const,
  );
  changes.duties = [
    ...changes.duties
      .filter(({ id }) => !reopens.includes(id))
      .map((duty) => ({ ...duty, ...endings.get(duty.id) })),
    ...reopened,
  ];
  openDuties(changes, opens, at);
}

/**
 * Whether the database may have woken the workflow, as far as this side's duties tell: a letter is
 * to be made, a clock began, or an end may have come. The relay is then told to look at once; if
 * nothing was woken it finds nothing, and if something was it would have found it two seconds later.
 */
const mayWake = ({ on, standing, events, opened, ended, reopened, duties }: Changes): boolean =>
  events.some(({ wakes }) => wakes) ||
  opened.length + reopened.length > 0 ||
  (ended.length > 0 &&
    on.awaitsOnlyDuties(standing) === true &&
    duties.every(({ state }) => state !== 'open'));

/**
 * Hangs the new events on the stream's hash chain and returns the statements that write everything,
 * in the order in which they must run.
 */
export function closeChanges(changes: Changes): {
  readonly head: StreamHead;
  readonly mayWake: boolean;
  readonly writes: readonly Write[];
} {
  const { on, facts, opened, ended, reopened, extended, handed, moved, further } = changes;
  const chained = chainEvents(changes.head, changes.events);
  const awaitsDuties = on.awaitsOnlyDuties(changes.standing);
  return {
    head: chained.head,
    mayWake: mayWake(changes),
    writes: [
      ...further,
      (tx) => insertFacts(tx, facts),
      (tx) => insertDuties(tx, opened),
      (tx) => endDuties(tx, ended),
      (tx) => reopenDuties(tx, reopened),
      (tx) => extendDuties(tx, extended),
      (tx) => handDuties(tx, handed),
      (tx) => on.save(tx, changes.head.id, moved),
      (tx) => writeEvents(tx, chained, awaitsDuties),
    ],
  };
}

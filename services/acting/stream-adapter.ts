import type { Actor } from '../../domain/access/actor.ts';
import type { Resource } from '../../domain/access/decide.ts';
import type { KindedFact } from '../../domain/acting/fold.ts';
import type { AnyStanding, ArrivalOf } from '../../domain/acting/standing.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyPlace } from '../../domain/duties/open-duty.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { Status } from '../../domain/report/status.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import type { StreamSeal } from './seal.ts';

export type StreamRow = { readonly id: string };

/**
 * What one kind of stream (report, acute situation, person) says of itself to `act`, `look` and
 * `advance`; what is the same for all kinds is written once in those. The members are methods,
 * because TypeScript compares the parameters of methods loosely: only so do adapters for different
 * rows fit one type.
 */
export type StreamAdapter<Row extends StreamRow = StreamRow, Shown = unknown> = {
  readonly kind: StreamKind;
  /** The stream's own row; undefined when there is none or row-level security hides it. */
  read(tx: Tx, id: string): Promise<Row | undefined>;
  /** The stream as the permission table sees it. `duties` are those that the caller sees. */
  resource(row: Row, duties: readonly DutyRow[], at: Instant): Resource;
  /** The main status that deeds depend on; undefined for a stream that has none. */
  status(row: Row): Status | undefined;
  standing(row: Row): AnyStanding;
  arrival(deps: Deps, row: Row): ArrivalOf<StreamKind>;
  /** @param at when a duty opens, which is then dated by the settings in force that day */
  dutyPlace(deps: Deps, row: Row, standing: AnyStanding, at: Instant): DutyPlace;
  save(tx: Tx, id: string, moved: AnyStanding): Promise<void>;
  /** The frozen content, for a stream that has one. */
  content?(tx: Tx, seal: StreamSeal, id: string): Promise<ReportContent | undefined>;
  /**
   * What changes in a stream that has ended when a duty opens in it: a closed report is reopened.
   * Undefined for a stream that has not ended.
   */
  reopened?(standing: AnyStanding): AnyStanding | undefined;
  /**
   * Whether the stream waits for nothing but its open duties, so that it ends with the last of
   * them. Null for a kind of stream that no workflow follows.
   */
  awaitsOnlyDuties(standing: AnyStanding): boolean | null;
  /**
   * What changes by itself when the last duty has ended: a concluded report is closed. Undefined
   * when nothing does, or when it has happened already.
   */
  closing?(standing: AnyStanding, at: Instant): AnyStanding | undefined;
  /** Whether somebody has to be at work on it: an opened report, until it is concluded. */
  needsHolder?(standing: AnyStanding): boolean;
  /** Whether this caller, who may look, has no part in it: an officer, where another holds the case. */
  isWithoutAssignment?(actor: Actor, row: Row): boolean;
  /** Whom the ladders of its duties may tell. */
  tells(row: Row): Told;
  /**
   * The fact that the stream began with, where the stream's own row stands for it and it has none in
   * `fact`.
   */
  began?(row: Row): KindedFact;
  /** What the caller may know of it after a deed. */
  shown(call: Call, after: After<Row>): Shown;
};

/**
 * Whom rungs may tell: people of these units and of the municipality's management, the author of
 * the report, and the person who holds the case.
 */
export type Told = {
  readonly municipalityId: string;
  readonly units: readonly string[];
  readonly authorId: string | null;
  readonly holderId: string | null;
  /** Of the officers only those may be told who may know of people with protected identity. */
  readonly needToKnow: boolean;
  /** Told instead of everybody: the test mailbox of the municipality, of an artificial report. */
  readonly testMailbox?: boolean;
};

/** A stream after a deed, with the duties that the caller sees. */
export type After<Row> = { readonly row: Row; readonly duties: readonly DutyRow[] };

/** A stream as the caller sees it: for a deed with its head row locked, for a look as it stands. */
export type Locked<Row> = {
  readonly head: StreamHead;
  readonly row: Row;
  /**
   * The duties that the caller's side may see, as `readStandingDuties` gives them: all that can
   * matter to any deed, and of those about single supplements the most urgent.
   */
  readonly duties: readonly DutyRow[];
  /** Unwraps the data key; called only when something sealed is needed. @throws NotFound */
  readonly seal: () => StreamSeal;
};

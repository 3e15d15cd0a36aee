import type { Actor } from '../../domain/access/actor.ts';
import type { Resource } from '../../domain/access/decide.ts';
import type { Fact } from '../../domain/acting/fact-rule.ts';
import type { AnyStanding, ArrivalOf } from '../../domain/acting/standing.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DutyPlace } from '../../domain/duties/open-duty.ts';
import type { StreamKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { Status } from '../../domain/report/status.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Deps } from './deps.ts';
import type { StreamSeal } from './seal.ts';

export type StreamRow = { readonly id: string };

/**
 * What one kind of stream adds to acting on any; everything else of a deed is told once. Its parts
 * are told as methods, which TypeScript compares loosely, so that adapters fit one type.
 */
export type StreamAdapter<Row extends StreamRow = StreamRow, Shown = unknown> = {
  readonly kind: StreamKind;
  /** Its own row; undefined when there is none or the fence hides it. */
  read(tx: Tx, id: string): Promise<Row | undefined>;
  /** What it is to the permission table, with the duties that the caller sees. */
  resource(row: Row, duties: readonly DutyRow[], at: Instant): Resource;
  /** The main status that deeds depend on; undefined for a stream that has none. */
  status(row: Row): Status | undefined;
  standing(row: Row): AnyStanding;
  arrival(deps: Deps, row: Row): ArrivalOf<StreamKind>;
  dutyPlace(deps: Deps, row: Row, standing: AnyStanding): DutyPlace;
  save(tx: Tx, id: string, moved: AnyStanding): Promise<void>;
  /** The frozen content, for a stream that has one. */
  content?(tx: Tx, seal: StreamSeal, id: string): Promise<ReportContent | undefined>;
  /** What a duty that opens late changes of a stream that has ended; undefined for one that has not. */
  reopened?(standing: AnyStanding): AnyStanding | undefined;
  /** Whether it ends as soon as no duty of it is open. */
  awaitsOnlyDuties(standing: AnyStanding): boolean;
  /** What then changes by itself; undefined when nothing does, or has already. */
  closing?(standing: AnyStanding, at: Instant): AnyStanding | undefined;
  /** Whom the ladders of its duties may tell. */
  tells(row: Row): Told;
  /** The fact it began with, whose row is its own. */
  began(row: Row): Fact;
  /** What the caller may know of it after a deed. */
  shown(actor: Actor, after: After<Row>): Shown;
};

/** Whom rungs tell: people of these units and of the management, the author, who holds the case. */
export type Told = {
  readonly municipalityId: string;
  readonly units: readonly string[];
  readonly authorId: string | null;
  readonly holderId: string | null;
};

/** A stream after a deed, with the duties that the caller sees. */
export type After<Row> = { readonly row: Row; readonly duties: readonly DutyRow[] };

/** A stream whose lock is held, as this caller sees it. */
export type Locked<Row> = {
  readonly head: StreamHead;
  readonly row: Row;
  /** In sight of the caller's side. */
  readonly duties: readonly DutyRow[];
  /** Opened when something sealed is needed. @throws NotFound */
  readonly seal: () => StreamSeal;
};

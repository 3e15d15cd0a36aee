import type { Action, DutyKind, FactKind, StreamKind } from '../kinds.ts';
import type { Role, RowSide, SignatoryRole } from '../access/roles.ts';
import type { Instant, LocalDate } from '../calendar/time.ts';
import type { Circumstances, StandingOf } from './standing.ts';

/**
 * The properties that a kind of fact can have. All but `secret` are stored in clear, as the closed
 * list in `docs/adr/0013-secrets-of-people.md` allows; `secret` is sealed with the stream's data
 * key, and null when there is nothing more to say.
 */
export type FactShape = {
  readonly role?: string | null;
  readonly outcome?: string | null;
  /** Id of the meeting, supplement or person that the fact is about. */
  readonly about?: string | null;
  /** The time of a meeting. */
  readonly at?: Instant | null;
  readonly assurance?: string | null;
  readonly contentHash?: Uint8Array | null;
  readonly secret: unknown;
};

/** A fact as the rules see it: what it says, when it was recorded, and who did it in which function. */
export type Fact<Shape = FactShape> = Shape & {
  readonly id: string;
  readonly seq: number;
  readonly occurredAt: Instant;
  readonly by: { readonly personId: string; readonly role: Role } | null;
  /** The id of an older fact that this one takes the place of; the older one then counts no more. */
  readonly corrects?: string | null;
};

export type Opening = {
  /** The signatory function that a `coSign` duty asks. */
  readonly signatory?: SignatoryRole;
  /** The function that owns the duty, where its rule leaves that to the fact. */
  readonly owner?: Role;
  /** The school whose function that is, where the stream belongs to no single one. */
  readonly unit?: string;
  /** The person who owns it in that function, where it is hers and nobody else's there. */
  readonly person?: string;
  /** Assigned to whoever holds the case, although another function owns it. */
  readonly toHolder?: true;
  /** The supplement, request or change the duty is about, when there can be several. */
  readonly about?: string;
  readonly atOnce?: boolean;
  /** Owed with the speed of an acute report, also where the stream's own report is none. */
  readonly acute?: boolean;
  /**
   * The instant from which the duty's clock counts, when that is not the fact itself: whoever asks
   * for feedback within a week of the decision is owed it by the end of that week.
   */
  readonly countedFrom?: Instant;
};

export type Closing = {
  readonly signatory?: SignatoryRole;
  readonly about?: string;
  /** Default: `done`. */
  readonly as?: 'done' | 'lapsed';
  readonly reason?: string;
};

/** `true` means one without particulars, `false` means none. */
export type Answered<T> = boolean | T | readonly T[];

/**
 * Which duties of a kind a fact opens or closes, with their particulars. It is declared as a
 * method, whose parameters TypeScript compares loosely; a function type would not let the rules of
 * all kinds of fact into one table.
 */
type DutyEffect<S extends StreamKind, Shape, T> = {
  of(fact: Fact<Shape>, of: Circumstances<S>): Answered<T>;
}['of'];
type LastDay<Shape> = { of(fact: Shape): LocalDate }['of'];
type SideOf<Shape> = { of(fact: Shape): RowSide }['of'];

/** Everything there is to know of one kind of fact. */
export type FactRule<S extends StreamKind = StreamKind, Shape = FactShape> = {
  readonly stream: S;
  /** The side that the fact belongs to, or a function where that depends on what the fact says. */
  readonly side: RowSide | SideOf<Shape>;
  /** What the permission table is asked before such a fact is recorded, and before one is read. */
  readonly action: Action;
  readonly readBy: Action;
  /**
   * The fact is stored in the row of what it begins or enters (`report`, `acute_situation`,
   * `absence`) and has no row in `fact`.
   */
  readonly rowElsewhere?: true;
  /**
   * What has to be read before its effects can be computed, besides the stream's own row and
   * duties.
   */
  readonly weighs?: { readonly content?: true; readonly facts?: readonly FactKind[] };
  /**
   * Who may correct such a fact (36 § FL): whoever recorded it or a leader, or the signer alone. One
   * that says nothing is never corrected.
   */
  readonly correctedBy?: 'recorderOrLeader' | 'signer';
  moves?(fact: Fact<Shape>, of: Circumstances<S>): Partial<StandingOf<S>>;
  readonly opens?: Readonly<Partial<Record<DutyKind, DutyEffect<S, Shape, Opening>>>>;
  readonly closes?: Readonly<Partial<Record<DutyKind, DutyEffect<S, Shape, Closing>>>>;
  /** The function to whose queue the fact moves open duties of a kind. */
  readonly hands?: Readonly<Partial<Record<DutyKind, Role>>>;
  /** The last day that the fact gives open duties of a kind instead of that of their rule. */
  readonly extends?: Readonly<Partial<Record<DutyKind, LastDay<Shape>>>>;
};

/** The rules of an area: one for each kind of fact, by the shape of that kind. */
export type FactTable<S extends StreamKind, Shapes> = {
  readonly [K in keyof Shapes]: FactRule<S, Shapes[K]>;
};

export function always(): true {
  return true;
}

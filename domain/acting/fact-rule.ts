import type { Action, DutyKind, FactKind, StreamKind } from '../kinds.ts';
import type { Role, RowSide, SignatoryRole } from '../access/roles.ts';
import type { Instant } from '../calendar/time.ts';
import type { Circumstances, StandingOf } from './standing.ts';

/**
 * What a kind of fact says of itself. All but `secret` stands in clear (the closed list); `secret`
 * is sealed in the stream's key, and `null` when there is nothing more to say.
 */
export type FactShape = {
  readonly role?: string | null;
  readonly outcome?: string | null;
  /** Meeting, supplement or person that the fact is about. */
  readonly about?: string | null;
  /** Time of a meeting. */
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
};

export type Opening = {
  /** The signatory function that a `coSign` duty asks. */
  readonly signatory?: SignatoryRole;
  /** The supplement or request the duty is about, when there can be several. */
  readonly about?: string;
  readonly atOnce?: boolean;
  /** Counted from here and not from the fact: who asks within the week shares the decision's. */
  readonly countedFrom?: Instant;
};

export type Closing = {
  readonly signatory?: SignatoryRole;
  readonly about?: string;
  /** Default: `done`. */
  readonly as?: 'done' | 'lapsed';
  readonly reason?: string;
};

/** `true` is one without particulars, `false` none. */
export type Answered<T> = boolean | T | readonly T[];

/**
 * How many duties of a kind a fact opens or closes, with which particulars. Told as a method, which
 * TypeScript compares loosely: so the rules of all kinds fit one table.
 */
type DutyEffect<S extends StreamKind, Shape, T> = {
  of(fact: Fact<Shape>, of: Circumstances<S>): Answered<T>;
}['of'];
type SideOf<Shape> = { of(fact: Shape): RowSide }['of'];

/** Everything there is to know of one kind of fact. */
export type FactRule<S extends StreamKind = StreamKind, Shape = FactShape> = {
  readonly stream: S;
  /** Whose it is; a fact whose particulars decide that says how. */
  readonly side: RowSide | SideOf<Shape>;
  /** What doing it asks of the permission table, and what reading it does. */
  readonly action: Action;
  readonly readBy: Action;
  /** Wakes its workflow although it neither opens a duty nor makes a letter due. */
  readonly wakes?: true;
  /** Its row is that of what begins or is entered with it (`report`, `absence`), not one of `fact`. */
  readonly rowElsewhere?: true;
  /** What has to be read for its effects to be known, besides the stream's own row and duties. */
  readonly weighs?: { readonly content?: true; readonly facts?: readonly FactKind[] };
  moves?(fact: Fact<Shape>, of: Circumstances<S>): Partial<StandingOf<S>>;
  readonly opens?: Readonly<Partial<Record<DutyKind, DutyEffect<S, Shape, Opening>>>>;
  readonly closes?: Readonly<Partial<Record<DutyKind, DutyEffect<S, Shape, Closing>>>>;
};

/** The rules of an area, by the shapes of its kinds. */
export type FactTable<S extends StreamKind, Shapes> = {
  readonly [K in keyof Shapes]: FactRule<S, Shapes[K]>;
};

export function always(): true {
  return true;
}

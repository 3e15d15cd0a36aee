import type { Actor, SystemActor } from '../../domain/access/actor.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Fact, FactRule, FactShape } from '../../domain/acting/fact-rule.ts';
import { makesLettersDue, type FactShapes } from '../../domain/areas.ts';
import type { FactKind, MarkKind } from '../../domain/kinds.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import type { EventDraft } from '../../database/trail/audit-trail.ts';
import { factRowHash } from '../../platform/trail/row-hash.ts';
import type { Call } from './call.ts';
import type { StreamSeal } from './seal.ts';

type Said<Shape extends { readonly secret: unknown }> = Omit<Shape, 'secret'> &
  (null extends Shape['secret']
    ? { readonly secret?: Shape['secret'] }
    : { readonly secret: Shape['secret'] });

/**
 * What a correction says besides, and what only a fact with `rowElsewhere` says: the id of the row
 * that stores it in another table, the hash over that row, and why it was written.
 */
type Elsewhere = {
  /** The fact that this one corrects. */
  readonly corrects?: string;
  readonly id?: string;
  readonly dataHash?: Buffer;
  readonly purpose?: string;
};

/**
 * What a service says of a fact that it records. Who did it, when, and its number in the stream are
 * added by `factOf` and `rowOf`.
 */
export type Draft<K extends FactKind> = Said<FactShapes[K]> & Elsewhere;

export type AnyDraft = Partial<FactShape> & Elsewhere;

/**
 * What the system notes of its own work as an event: which side sees it, the id of the row that it
 * is about, and why.
 */
export type Mark = {
  readonly side?: RowSide;
  readonly fact?: string;
  readonly dataHash?: Buffer;
  readonly purpose?: string;
  /** The part of the system that is named as doer, when it is not the one that made the call. */
  readonly by?: SystemActor;
};

/** The fact in the shape that the rules of the domain read. */
export function factOf(call: Call, draft: AnyDraft, at: { id: string; seq: number }): Fact {
  const { actor } = call;
  return {
    ...draft,
    ...at,
    secret: draft.secret ?? null,
    occurredAt: call.at,
    by: actor.is === 'person' ? { personId: actor.personId, role: actor.assignment.role } : null,
  };
}

const doer = (actor: Actor): Pick<FactRow, 'personId' | 'clientId' | 'assignmentId'> => ({
  personId: actor.is === 'person' ? actor.personId : null,
  clientId: actor.is === 'client' ? actor.clientId : null,
  assignmentId: actor.is === 'person' ? actor.assignment.id : null,
});

export function sideOfFact({ side }: FactRule, fact: FactShape): RowSide {
  return typeof side === 'function' ? side(fact) : side;
}

type Kinded = { readonly kind: FactKind; readonly rule: FactRule; readonly fact: Fact };

/**
 * The fact as a row of the table `fact`. Only the columns on the closed list stand in clear;
 * everything else is sealed with the stream's data key.
 */
export function rowOf(
  { actor, at }: Call,
  { kind, rule, fact }: Kinded,
  stream: { readonly id: string; readonly seal: StreamSeal },
): FactRow {
  const { id, seq, secret, role, outcome, about, assurance, contentHash } = fact;
  const side = sideOfFact(rule, fact);
  return {
    id,
    streamId: stream.id,
    seq,
    kind,
    side,
    occurredAt: at,
    ...doer(actor),
    role: role ?? null,
    outcome: outcome ?? null,
    about: about ?? null,
    at: fact.at ?? null,
    assurance: assurance ?? null,
    contentHash: contentHash ? Buffer.from(contentHash) : null,
    sealed: secret === null ? null : stream.seal.sealJson({ table: 'fact', id, side }, secret),
    corrects: fact.corrects ?? null,
  };
}

/** Parts of the system that act for the stream's own workflow, which is awake as they do. */
const ofWorkflow: readonly SystemActor['part'][] = ['ladder', 'letters', 'closing', 'opening'];

/** Whether the stream's workflow is woken: letters are due, or another part has brought the fact. */
const wakes = (kind: FactKind, actor: Actor): boolean =>
  makesLettersDue(kind) || (actor.is === 'system' && !ofWorkflow.includes(actor.part));

/** The event that tells of a fact stored in the table `fact`. */
export function eventOf({ actor }: Call, kind: FactKind, row: FactRow): EventDraft {
  return {
    kind,
    side: row.side,
    actor,
    occurredAt: row.occurredAt,
    fact: row.id,
    dataHash: row.corrects === null ? factRowHash(2, row) : factRowHash(3, row),
    wakes: wakes(kind, actor),
    purpose: null,
  };
}

/** The event that tells of a fact whose row stands elsewhere. */
export function eventElsewhere(
  { actor, at }: Call,
  { kind, rule, fact }: Kinded,
  { dataHash, purpose }: AnyDraft,
): EventDraft {
  return {
    kind,
    side: sideOfFact(rule, fact),
    actor,
    occurredAt: at,
    fact: fact.id,
    dataHash: dataHash ?? null,
    wakes: wakes(kind, actor),
    purpose: purpose ?? null,
  };
}

/**
 * Which side sees a mark when the caller names none. Closing and reopening stand on the receiver's
 * side, because they tell that the report was decided, which the sender may learn only from the
 * feedback (19 kap. 6 § SoL).
 */
const sideOfMark: Readonly<Record<MarkKind, RowSide>> = {
  documentMade: 'both',
  rungFired: 'receiver',
  dutyLapsed: 'both',
  reportClosed: 'receiver',
  reportReopened: 'receiver',
  openedByPerson: 'both',
  dueRecomputed: 'receiver',
};

export function markOf(
  { actor, at }: Pick<Call, 'actor' | 'at'>,
  kind: MarkKind,
  mark: Mark,
): EventDraft {
  return {
    kind,
    side: mark.side ?? sideOfMark[kind],
    actor: mark.by ?? actor,
    occurredAt: at,
    fact: mark.fact ?? null,
    dataHash: mark.dataHash ?? null,
    wakes: false,
    purpose: mark.purpose ?? null,
  };
}

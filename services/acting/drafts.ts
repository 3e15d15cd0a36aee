import type { Actor, SystemActor } from '../../domain/access/actor.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Fact, FactRule, FactShape } from '../../domain/acting/fact-rule.ts';
import { wakesWorkflow, type FactShapes } from '../../domain/areas.ts';
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

/** Of a fact whose row stands elsewhere: that row's id, the hash over it, and why it was written. */
type Elsewhere = {
  readonly id?: string;
  readonly dataHash?: Buffer;
  readonly purpose?: string;
};

/** What a use case says of a fact; who, when and in which number is added to it. */
export type Draft<K extends FactKind> = Said<FactShapes[K]> & Elsewhere;

export type AnyDraft = Partial<FactShape> & Elsewhere;

/** What the system says of its own work: whose side it is, what it is about, and why. */
export type Mark = {
  readonly side?: RowSide;
  readonly fact?: string;
  readonly dataHash?: Buffer;
  readonly purpose?: string;
  /** Another part of the system than the one whose call it is. */
  readonly by?: SystemActor;
};

/** The fact as the rules see it. */
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

/** The fact as it is stored: what is on the closed list in clear, everything else sealed. */
export function rowOf(
  { actor, at }: Call,
  { kind, rule, fact }: Kinded,
  stream: { readonly id: string; readonly seal: StreamSeal },
): FactRow {
  const { id, seq, secret, role, outcome, about, assurance, contentHash } = fact;
  return {
    id,
    streamId: stream.id,
    seq,
    kind,
    side: sideOfFact(rule, fact),
    occurredAt: at,
    ...doer(actor),
    role: role ?? null,
    outcome: outcome ?? null,
    about: about ?? null,
    at: fact.at ?? null,
    assurance: assurance ?? null,
    contentHash: contentHash ? Buffer.from(contentHash) : null,
    sealed: secret === null ? null : stream.seal.sealJson('fact', id, secret),
  };
}

/** The event that tells of a stored fact. */
export function eventOf({ actor }: Call, kind: FactKind, row: FactRow): EventDraft {
  return {
    kind,
    side: row.side,
    actor,
    occurredAt: row.occurredAt,
    fact: row.id,
    dataHash: factRowHash(1, row),
    wakes: wakesWorkflow(kind),
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
    wakes: wakesWorkflow(kind),
    purpose: purpose ?? null,
  };
}

/** Whose a mark is when nobody says otherwise; that a report was closed says that it was decided. */
const sideOfMark: Readonly<Record<MarkKind, RowSide>> = {
  documentMade: 'both',
  rungFired: 'receiver',
  dutyLapsed: 'both',
  reportClosed: 'receiver',
  reportReopened: 'receiver',
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

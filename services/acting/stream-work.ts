import type { Actor } from '../../domain/access/actor.ts';
import { factRule, type FactKind } from '../../domain/acting/facts.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { appendEvents, type EventDraft } from '../../database/trail/audit-trail.ts';
import { insertFacts, type FactRow } from '../../database/acting/fact-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256, sha256Hex } from '../../platform/crypto/hash.ts';
import { newId } from '../../platform/ids.ts';
import type { StreamSeal } from './data-key.ts';

export type ClearColumns = Partial<
  Pick<FactRow, 'role' | 'outcome' | 'about' | 'at' | 'assurance' | 'contentHash'>
>;

export type FactDraft = {
  readonly kind: FactKind;
  readonly side?: Exclude<RowSide, 'auditor'>;
  readonly clear?: ClearColumns;
  /** Everything that is not on the closed list of clear columns. */
  readonly secret?: unknown;
  /** An id made before, when something else already refers to the fact. */
  readonly id?: string;
};

export type EventNote = {
  readonly side?: RowSide;
  readonly purpose?: string;
  readonly fact?: string;
  readonly dataHash?: Buffer;
};

/** What one transaction adds to one stream; `flush` writes it all, facts and events together. */
export type StreamWork = {
  readonly head: StreamHead;
  record(draft: FactDraft): { readonly id: string; readonly seq: number };
  readonly note: (kind: FactKind, note?: EventNote) => number;
  /** Lets the newest event wake the workflow, whatever its kind. */
  readonly wake: () => void;
  readonly wakes: () => boolean;
  readonly flush: () => Promise<StreamHead>;
};

export type StreamWorkInput = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Instant;
  readonly head: StreamHead;
  readonly seal: StreamSeal;
};

const emptyClear = {
  role: null,
  outcome: null,
  about: null,
  at: null,
  assurance: null,
  contentHash: null,
};

const actorColumns = (actor: Actor): Pick<FactRow, 'personId' | 'clientId' | 'assignmentId'> => ({
  personId: actor.is === 'person' ? actor.personId : null,
  clientId: actor.is === 'client' ? actor.clientId : null,
  assignmentId: actor.is === 'person' ? actor.assignment.id : null,
});

/** Covers the row as stored, ciphertext and all, so that the proof outlives the key. */
const rowHash = (fact: FactRow): Buffer =>
  sha256(
    canonicalBytes({
      ...fact,
      contentHash: fact.contentHash?.toString('hex') ?? null,
      sealed: fact.sealed && sha256Hex(fact.sealed),
    }),
  );

const makeFact = (input: StreamWorkInput, draft: FactDraft, seq: number): FactRow => {
  const id = draft.id ?? newId(input.at);
  return {
    id,
    streamId: input.head.id,
    seq,
    kind: draft.kind,
    side: draft.side ?? factRule(draft.kind).side,
    occurredAt: input.at,
    ...actorColumns(input.actor),
    ...emptyClear,
    ...draft.clear,
    sealed: draft.secret === undefined ? null : input.seal.sealJson('fact', id, draft.secret),
  };
};

const makeEvent = ({ actor, at }: StreamWorkInput, kind: FactKind, of: EventNote): EventDraft => ({
  kind,
  side: of.side ?? factRule(kind).side,
  actor,
  occurredAt: at,
  fact: of.fact ?? null,
  dataHash: of.dataHash ?? null,
  purpose: of.purpose ?? null,
});

export function beginStreamWork(input: StreamWorkInput): StreamWork {
  const facts: FactRow[] = [];
  const events: EventDraft[] = [];
  const note = (kind: FactKind, of: EventNote = {}): number => {
    events.push(makeEvent(input, kind, of));
    return input.head.lastSeq + events.length;
  };
  return {
    head: input.head,
    note,
    record: (draft) => {
      const fact = makeFact(input, draft, input.head.lastSeq + events.length + 1);
      facts.push(fact);
      const seq = note(fact.kind, { side: fact.side, fact: fact.id, dataHash: rowHash(fact) });
      return { id: fact.id, seq };
    },
    wake: () => {
      const last = events.pop();
      if (last) events.push({ ...last, wakes: true });
    },
    wakes: () => events.some((event) => event.wakes ?? factRule(event.kind).wakes),
    flush: async () => {
      const [, head] = await Promise.all([
        insertFacts(input.tx, facts),
        appendEvents(input.tx, input.head, events),
      ]);
      return head;
    },
  };
}

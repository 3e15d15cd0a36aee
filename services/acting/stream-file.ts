import { inSight } from '../../domain/access/in-sight.ts';
import { effectsOf, type Effects } from '../../domain/acting/effects.ts';
import type { FactRule } from '../../domain/acting/fact-rule.ts';
import type { AnyStanding, Circumstances } from '../../domain/acting/standing.ts';
import { factRule } from '../../domain/areas.ts';
import type { FactKind, MarkKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { kindsRecorded } from '../../database/acting/fact-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import { readDutiesAbout, type DutyRow } from '../../database/duties/duty-store.ts';
import { together } from '../../database/together.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Call } from './call.ts';
import { applyEffects, closeChanges, move, nextSeq, noChanges, type Changes } from './changes.ts';
import type { Deps } from './deps.ts';
import {
  eventElsewhere,
  eventOf,
  factOf,
  markOf,
  rowOf,
  type AnyDraft,
  type Draft,
  type Mark,
} from './drafts.ts';
import { knownOf, readAsked, type FactsAsked, type KnownFacts } from './known-facts.ts';
import { openFact, type OpenedFact } from './opened-fact.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';

/** One transaction of one caller, and what it has made of each stream it has opened so far. */
export type Acting = {
  readonly deps: Deps;
  readonly call: Call;
  readonly tx: Tx;
  readonly changes: Changes[];
};

/** A recorded fact: its id and its number in the stream. */
export type Recorded = { readonly id: string; readonly seq: number };

/** One stream as a service works on it in one transaction, its head row locked. */
export type StreamFile<Row = unknown> = {
  readonly acting: Acting;
  readonly row: Row;
  /** The duties that the caller's side may see, with what this transaction has opened and ended. */
  readonly duties: () => readonly DutyRow[];
  /**
   * The stored facts asked for that the caller may read, oldest first, unsealed. The stream is locked
   * while they are read, so that a deed names those that there can be any number of in `weighs`.
   */
  readonly facts: <K extends FactKind>(asked: FactsAsked<K>) => Promise<readonly OpenedFact<K>[]>;
  /** The frozen content. @throws Error for a stream that has none */
  readonly content: () => Promise<ReportContent>;
  /** Records a fact, with everything that it does to status and duties. */
  readonly record: <K extends FactKind>(kind: K, draft: Draft<K>) => Promise<Recorded>;
  /** Records an event of the system's own work. @returns its number in the stream */
  readonly mark: (kind: MarkKind, mark?: Mark) => number;
  readonly standing: () => AnyStanding;
  /** Changes the stream's standing without a fact, for what follows from the facts by itself. */
  readonly move: (moves: AnyStanding) => void;
  /** Adds statements that run just before the stream's own facts, duties and events are written. */
  readonly alsoWrite: (...writes: readonly ((tx: Tx) => Promise<unknown>)[]) => void;
};

type Open<Row extends StreamRow> = {
  readonly acting: Acting;
  readonly on: StreamAdapter;
  readonly locked: Locked<Row>;
  readonly changes: Changes;
};

const contentOf = async ({ acting, on, locked }: Open<StreamRow>): Promise<ReportContent> => {
  const content = await on.content?.(acting.tx, locked.seal(), locked.row.id);
  if (!content) throw new Error('a stream without the content that is asked of it');
  return content;
};

/**
 * Reads the frozen content and earlier facts only where the rule of the fact says that it weighs
 * them, so that all other deeds are spared the reading.
 */
const circumstancesOf = async (
  open: Open<StreamRow>,
  { weighs }: FactRule,
): Promise<Circumstances> => {
  const { acting, on, locked, changes } = open;
  const [content, earlier] = await Promise.all([
    weighs?.content ? contentOf(open) : undefined,
    weighs?.facts ? kindsRecorded(acting.tx, locked.row.id, weighs.facts) : [],
  ]);
  return {
    before: changes.standing,
    arrival: on.arrival(acting.deps, locked.row),
    content: () => {
      if (!content) throw new Error('a rule weighs the content without saying so');
      return content;
    },
    has: (kind) => earlier.some((recorded) => recorded === kind),
  };
};

/**
 * Reopens a stream that has ended. That it had ended is the receiver's to know, so a sender's deed
 * leaves the reopening to the workflow, which it wakes.
 */
const reopen = ({ acting, on, changes }: Open<StreamRow>): void => {
  if (!inSight(acting.call.actor, { side: 'receiver' })) return;
  const moves = on.reopened?.(changes.standing);
  if (!moves) return;
  changes.events.push(markOf(acting.call, 'reportReopened', {}));
  move(changes, moves);
};

/** Reads the duties about a single supplement that a fact closes and that were not read with it. */
const findClosed = async (
  { acting, locked, changes }: Open<StreamRow>,
  { closes }: Effects,
): Promise<void> => {
  const about = closes.flatMap((closed) => closed.about ?? []);
  const missing = about.filter((id) => changes.duties.every((duty) => duty.about !== id));
  if (missing.length === 0) return;
  const found = await readDutiesAbout(acting.tx, locked.row.id, missing);
  changes.duties = [...changes.duties, ...found];
};

const record = async (
  open: Open<StreamRow>,
  kind: FactKind,
  draft: AnyDraft,
): Promise<Recorded> => {
  const { acting, on, locked, changes } = open;
  const { call, deps } = acting;
  const rule = factRule(kind);
  const id = draft.id ?? newId(call.at);
  const circumstances = await circumstancesOf(open, rule);
  const effects = effectsOf(kind, factOf(call, draft, { id, seq: 0 }), circumstances);
  if (effects.opens.length > 0) reopen(open);
  await findClosed(open, effects);
  const seq = nextSeq(changes);
  const fact = factOf(call, draft, { id, seq });
  if (rule.rowElsewhere) {
    changes.events.push(eventElsewhere(call, { kind, rule, fact }, draft));
  } else {
    const row = rowOf(call, { kind, rule, fact }, { id: locked.row.id, seal: locked.seal() });
    changes.facts.push(row);
    changes.events.push(eventOf(call, kind, row));
  }
  applyEffects(changes, effects, {
    place: (standing) => on.dutyPlace(deps, locked.row, standing),
    by: { at: call.at, seq },
  });
  return { id, seq };
};

/**
 * Opens a locked stream for work. What the work changes is collected in `acting.changes`, and
 * `closeFiles` writes it at the end of the transaction.
 *
 * @param known what was read before the stream was locked
 */
export function openFile<Row extends StreamRow>(
  acting: Acting,
  on: StreamAdapter<Row>,
  locked: Locked<Row>,
  known: KnownFacts = new Map(),
): StreamFile<Row> {
  const { call, tx } = acting;
  const { row, head, duties } = locked;
  const changes = noChanges(on, { head, standing: on.standing(row), duties });
  acting.changes.push(changes);
  const open = { acting, on, locked, changes };
  return {
    acting,
    row,
    duties: () => changes.duties.filter((duty) => inSight(call.actor, duty)),
    content: () => contentOf(open),
    facts: async <K extends FactKind>(asked: FactsAsked<K>) => {
      const { facts, lastSeq } = knownOf(known, asked);
      const newer = await readAsked(tx, row.id, asked, lastSeq);
      return [...facts, ...newer.map((fact) => openFact<K>(locked.seal(), fact))];
    },
    record: (kind, draft) => record(open, kind, draft),
    mark: (kind, mark = {}) => {
      const seq = nextSeq(changes);
      changes.events.push(markOf(call, kind, mark));
      return seq;
    },
    standing: () => changes.standing,
    move: (moves) => move(changes, moves),
    alsoWrite: (...writes) => void changes.further.push(...writes),
  };
}

/**
 * Collects what the transaction has changed in its streams. Nothing is stored until the caller runs
 * `write`, in the same transaction.
 */
export function closeFiles({ changes }: Acting): {
  readonly mayWake: boolean;
  readonly heads: readonly StreamHead[];
  readonly write: (tx: Tx) => Promise<void>;
} {
  const closed = changes.map(closeChanges);
  return {
    mayWake: closed.some((one) => one.mayWake),
    heads: closed.map(({ head }) => head),
    write: (tx) => together(closed.flatMap(({ writes }) => writes.map((write) => write(tx)))),
  };
}

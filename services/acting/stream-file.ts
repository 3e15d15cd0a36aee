import { dutyInSight } from '../../domain/access/in-sight.ts';
import { counting } from '../../domain/acting/fold.ts';
import type { AnyStanding } from '../../domain/acting/standing.ts';
import type { FactKind, MarkKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { FactRow } from '../../database/acting/fact-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { together } from '../../database/together.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Acting, Recorded } from './acting.ts';
import { closeChanges, move, nextSeq, noChanges } from './changes.ts';
import { markOf, type Draft, type Mark } from './drafts.ts';
import { knownOf, readAsked, type FactsAsked, type KnownFacts } from './known-facts.ts';
import { contentOf } from './open-stream.ts';
import { openFact, type OpenedFact } from './opened-fact.ts';
import { record } from './record-fact.ts';
import type { StreamSeal } from './seal.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';

type Columns = Pick<FactRow, 'id' | 'corrects' | 'personId' | 'side'>;

/** One stream as a service works on it in one transaction, its head row locked. */
export type StreamFile<Row = unknown> = {
  readonly acting: Acting;
  readonly row: Row;
  /** The duties that the caller's side may see, with what this transaction has opened and ended. */
  readonly duties: () => readonly DutyRow[];
  /**
   * The counting facts asked for that the caller may read, oldest first, a correction in the place of
   * what it corrects, unsealed. The stream is locked
   * while they are read, so that a deed names those that there can be any number of in `weighs`.
   */
  readonly facts: <K extends FactKind>(asked: FactsAsked<K>) => Promise<readonly OpenedFact<K>[]>;
  /** The same with those that were corrected, in the order in which they were recorded. */
  readonly everyFact: <K extends FactKind>(
    asked: FactsAsked<K>,
  ) => Promise<readonly (OpenedFact<K> & Columns)[]>;
  /** Seals and unseals for the sides whose keys the caller holds. @throws NotFound */
  readonly seal: () => StreamSeal;
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
  const everyFact = async <K extends FactKind>(
    asked: FactsAsked<K>,
  ): Promise<readonly (OpenedFact<K> & Columns)[]> => {
    const { facts, lastSeq } = knownOf(known, asked);
    const newer = await readAsked(tx, row.id, asked, lastSeq);
    const all = [...facts, ...newer.map((fact) => openFact<K>(locked.seal(), fact))];
    // No shape of a fact names these columns otherwise, which the compiler cannot see.
    return all as unknown as readonly (OpenedFact<K> & Columns)[];
  };
  return {
    acting,
    row,
    duties: () => changes.duties.filter((duty) => dutyInSight(call.actor, duty)),
    seal: locked.seal,
    content: () => contentOf(open),
    facts: async (asked) => counting(await everyFact(asked)),
    everyFact,
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

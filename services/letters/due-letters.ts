import type { Fact } from '../../domain/acting/fact-rule.ts';
import { factRule, letterRule, letterKinds, type LetterKind } from '../../domain/areas.ts';
import { type FactKind } from '../../domain/kinds.ts';
import type { LetterBranch, LetterCopy } from '../../domain/letters/letter-rule.ts';
import { readFacts, readFactsById, type FactRow } from '../../database/acting/fact-store.ts';
import type { Tx } from '../../database/transaction.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { StreamSeal } from '../acting/seal.ts';
import type { StreamAdapter, StreamRow } from '../acting/stream-adapter.ts';

/** A letter that a fact has made due, whether it has been made yet or not. */
export type DueLetter = LetterCopy & {
  readonly kind: LetterKind;
  readonly branch: LetterBranch;
  readonly fact: Fact;
  /** The fact it is about; null for one that comes with the stream itself. */
  readonly about: string | null;
};

type MadeLetters = readonly { readonly kind: LetterKind; readonly about: string | null }[];

/** A stream whose letters are asked for. */
export type LetteredStream<Row extends StreamRow = StreamRow> = {
  readonly on: StreamAdapter<Row>;
  readonly row: Row;
  readonly seal: () => StreamSeal;
};

/** The stored facts that make letters due: all of them, or those that these letters are about. */
const factsBehind = async (
  tx: Tx,
  streamId: string,
  { kinds, made }: { readonly kinds: readonly LetterKind[]; readonly made?: MadeLetters },
): Promise<readonly FactRow[]> => {
  if (made)
    return readFactsById(tx, streamId, [...new Set(made.flatMap(({ about }) => about ?? []))]);
  const dueBy = [...new Set(kinds.map((kind) => letterRule(kind).dueBy))];
  const stored = dueBy.filter((kind) => !factRule(kind).rowElsewhere);
  return stored.length > 0 ? readFacts(tx, streamId, stored) : [];
};

/**
 * The letters that the facts of a stream have made due, by the table of letters.
 *
 * @param made only those that these letters came of. Default: every one
 */
export async function dueLetters<Row extends StreamRow>(
  tx: Tx,
  { on, row, seal }: LetteredStream<Row>,
  made?: MadeLetters,
): Promise<readonly DueLetter[]> {
  const kinds = made ? [...new Set(made.map(({ kind }) => kind))] : letterKinds;
  const ours = kinds.filter((kind) => letterRule(kind).stream === on.kind);
  const rows = await factsBehind(tx, row.id, { kinds: ours, ...(made && { made }) });
  const factsOf = (kind: FactKind): readonly Fact[] =>
    factRule(kind).rowElsewhere
      ? [on.began?.(row) ?? []].flat()
      : rows
          .filter((fact) => fact.kind === kind)
          .map((fact) => ({ ...openFact(seal(), fact), by: null }));
  return ours.flatMap((kind) => {
    const { branch, dueBy: by, copies } = letterRule(kind);
    return factsOf(by).flatMap((fact) =>
      copies(fact).map((copy) => ({
        ...copy,
        kind,
        branch,
        fact,
        about: factRule(by).rowElsewhere ? null : fact.id,
      })),
    );
  });
}

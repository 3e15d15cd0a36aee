import type { FactKind } from '../../domain/kinds.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { readFacts, readFactsAbout, type FactRow } from '../../database/acting/fact-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Deps } from './deps.ts';
import { openFact, type OpenedFact } from './opened-fact.ts';
import { openSeal } from './seal.ts';

/**
 * Facts of a stream that a deed asks for: all of these kinds, or with `about` the meeting or
 * supplement of that id and what hangs on it.
 */
export type FactsAsked<K extends FactKind = FactKind> = {
  readonly kinds: readonly K[];
  readonly about?: string | undefined;
};

type Known<K extends FactKind> = {
  readonly facts: readonly OpenedFact<K>[];
  /** The number of the last of them; 0 while there is none. */
  readonly lastSeq: number;
};

/** What was read and unsealed before the stream was locked, by what was asked for. */
export type KnownFacts = ReadonlyMap<string, Known<FactKind>>;

const nameOf = ({ kinds, about }: FactsAsked): string => `${kinds.join(' ')} ${about ?? ''}`;

/** The stored facts asked for that the caller may read, oldest first. @param after see `readFacts` */
export function readAsked(
  tx: Tx,
  streamId: string,
  { kinds, about }: FactsAsked,
  after = 0,
): Promise<readonly FactRow[]> {
  return about === undefined
    ? readFacts(tx, streamId, kinds, after)
    : readFactsAbout(tx, { streamId, kinds, id: about }, after);
}

const none: Known<FactKind> = { facts: [], lastSeq: 0 };

/** What is known already of the facts asked for, and so need not be read under the lock. */
export function knownOf<K extends FactKind>(known: KnownFacts, asked: FactsAsked<K>): Known<K> {
  // Facts are kept under the kinds that were asked for, which the compiler cannot see.
  return (known.get(nameOf(asked)) ?? none) as unknown as Known<K>;
}

/**
 * Reads and unseals what a deed weighs before it locks the stream. There can be any number of such
 * facts, and under the lock only those that have come since are read.
 */
export async function readBeforehand(
  { deps, tx }: { readonly deps: Deps; readonly tx: Tx },
  streamId: string,
  weighs: readonly FactsAsked[],
): Promise<KnownFacts> {
  if (weighs.length === 0) return new Map();
  const [keys, ...found] = await Promise.all([
    readDataKeys(tx, streamId),
    ...weighs.map((asked) => readAsked(tx, streamId, asked)),
  ]);
  const seal = openSeal(deps.keyring, streamId, keys);
  return new Map(
    weighs.map((asked, index) => {
      const rows = found[index] ?? [];
      const facts = rows.map((fact) => openFact(seal, fact));
      return [nameOf(asked), { facts, lastSeq: rows.at(-1)?.seq ?? 0 }];
    }),
  );
}

import type { Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Changes } from './changes.ts';
import type { Deps } from './deps.ts';

/** One transaction of one caller, and what it has made of each stream it has opened so far. */
export type Acting = {
  readonly deps: Deps;
  readonly call: Call;
  readonly tx: Tx;
  readonly changes: Changes[];
};

/** A recorded fact: its id and its number in the stream. */
export type Recorded = { readonly id: string; readonly seq: number };

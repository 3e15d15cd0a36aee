import { decide } from '../../domain/access/decide.ts';
import { dutyInSight } from '../../domain/access/in-sight.ts';
import { Forbidden, NotFound } from '../../domain/errors.ts';
import type { Action } from '../../domain/kinds.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { lockStream, readHead } from '../../database/acting/stream-store.ts';
import { readStandingDuties } from '../../database/duties/duty-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { openSeal } from './seal.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';

/**
 * How many open duties about single supplements are read with a stream. The lock is held while they
 * are read and while the ladders of those that are due are climbed; the rest waits its turn.
 */
const mostAtOnce = 50;

type Acting = { readonly deps: Deps; readonly call: Call; readonly tx: Tx };

const readStream = async <Row extends StreamRow>(
  { deps, call, tx }: Acting,
  on: StreamAdapter<Row>,
  { streamId, readsHead }: { readonly streamId: string; readonly readsHead: typeof lockStream },
): Promise<Locked<Row>> => {
  const [head, row, duties, keys] = await Promise.all([
    readsHead(tx, streamId),
    on.read(tx, streamId),
    readStandingDuties(tx, streamId, mostAtOnce),
    readDataKeys(tx, streamId),
  ]);
  if (!head || !row) throw new NotFound();
  return {
    head,
    row,
    duties: duties.filter((duty) => dutyInSight(call.actor, duty)),
    seal: () => openSeal(deps.keyring, streamId, keys),
  };
};

/**
 * Locks the head row of a stream and reads what every deed begins with: the stream's own row, its
 * duties and its data key.
 *
 * @throws NotFound when there is no such stream or row-level security hides it from this caller
 */
export async function lock<Row extends StreamRow>(
  acting: Acting,
  on: StreamAdapter<Row>,
  streamId: string,
): Promise<Locked<Row>> {
  return readStream(acting, on, { streamId, readsHead: lockStream });
}

/**
 * Reads what every look begins with, and locks nothing: deeds of others go on while it reads. The
 * head is read first, so that its ETag is never newer than what is shown beside it.
 *
 * @throws NotFound when there is no such stream or row-level security hides it from this caller
 */
export async function peek<Row extends StreamRow>(
  acting: Acting,
  on: StreamAdapter<Row>,
  streamId: string,
): Promise<Locked<Row>> {
  return readStream(acting, on, { streamId, readsHead: readHead });
}

/**
 * Asks the permission table whether the caller may do this: the first fence, as row-level security
 * is the second. The system's own parts pass without being asked, because they hold no row of the
 * table; nobody can log in as one of them, and only the worker makes calls in their name.
 *
 * @throws NotFound for a caller to whom the stream does not exist; Forbidden, naming the rule
 */
export function authorise<Row extends StreamRow>(
  { actor, at }: Call,
  on: StreamAdapter<Row>,
  { locked: { row, duties }, action }: { readonly locked: Locked<Row>; readonly action: Action },
): void {
  if (actor.is === 'system') return;
  const decision = decide(actor, action, on.resource(row, duties, at));
  if (decision.allow) return;
  throw decision.because === 'hidden'
    ? new NotFound()
    : new Forbidden('forbidden', { rule: decision.rule });
}

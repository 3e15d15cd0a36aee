import type { Db } from '../../../database/connection.ts';
import { functionsOfSubject } from '../../../database/people/people-store.ts';
import {
  fenceContext,
  raiseFence,
  type FenceContext,
  type Tx,
} from '../../../database/transaction.ts';
import { toInstant } from '../../../domain/calendar/time.ts';
import { undone } from './tried.ts';

/** Raw SQL as the API's role behind what row-level security was told of somebody; undone. */
export function behindFence<T>(
  db: Db,
  fence: FenceContext | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return undone(db, async (tx) => {
    await raiseFence(tx, fence ?? undefined);
    return work(tx);
  });
}

/**
 * What the API tells row-level security of a seeded person.
 *
 * @throws Error when the login has no function
 */
export async function fenceOf(db: Db, login: string): Promise<FenceContext> {
  const [found] = await functionsOfSubject(db, login, toInstant(new Date()));
  if (!found) throw new Error(`${login} has no function`);
  const { personId, ...assignment } = found;
  const who = { personId, assignment, assurance: '', loggedInAt: '' };
  const fence = fenceContext({ is: 'person', ...who });
  if (!fence) throw new Error(`${login} stands behind no fence`);
  return fence;
}

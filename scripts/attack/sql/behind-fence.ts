import type { Db } from '../../../database/connection.ts';
import { functionsOfSubject } from '../../../database/people/people-store.ts';
import { fenceContext, type FenceContext, type Tx } from '../../../database/transaction.ts';
import { toInstant } from '../../../domain/calendar/time.ts';
import { undone } from './tried.ts';

/** Raw SQL as the API's role behind what row-level security was told of somebody; undone. */
export function behindFence<T>(
  db: Db,
  fence: FenceContext | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return undone(db, async (tx) => {
    if (fence) {
      await tx.raw(
        `select set_config('app.side', ?, true), set_config('app.actor_id', ?, true),
                set_config('app.municipality_id', ?, true), set_config('app.organisation_id', ?, true),
                set_config('app.role', ?, true), set_config('app.deputy_for', ?, true)`,
        [
          fence.side,
          fence.actorId,
          fence.municipalityId,
          fence.organisationId,
          fence.role,
          fence.deputyFor,
        ],
      );
    }
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

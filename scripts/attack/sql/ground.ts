import type { Db } from '../../../database/connection.ts';
import type { FenceContext } from '../../../database/transaction.ts';
import { auditor, chief, teacher } from '../cast.ts';
import { stage } from '../reports.ts';
import type { Target } from '../target.ts';
import { behindFence, fenceOf } from './behind-fence.ts';
import type { Ground } from './trail-attempts.ts';
import { tried, type Tried } from './tried.ts';

/** Where raw SQL of the API's login is tried: a report, and who stands around it. */
export type Place = Ground & { readonly db: Db; readonly auditor: FenceContext };

export function place(target: Target): Promise<Place> {
  return target.once('ground for SQL', async () => {
    const { report, foreign } = await stage(target);
    const db = await target.database('app');
    const [sender, receiver] = [await fenceOf(db, teacher), await fenceOf(db, chief)];
    const looking = await fenceOf(db, auditor);
    return { db, stream: report, foreign, sender, receiver, auditor: looking };
  });
}

/** Somebody's statement, of which nothing stays. */
export function attempt(
  { db }: Place,
  fence: FenceContext | null,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Tried> {
  return behindFence(db, fence, (tx) => tried(tx, sql, values));
}

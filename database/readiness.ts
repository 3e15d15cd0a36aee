import type { Checks } from '../platform/readiness.ts';
import type { Db } from './connection.ts';
import { passingFailure } from './passing-failures.ts';
import { schemaFits } from './schema-fit.ts';

/** A full disk is spoken of for this long after a statement has last met one. */
const fullForMs = 30_000;

/**
 * Whether a statement of this pool met a full disk within the last 30 s. It is remembered and not
 * tried, since reading works on a full disk and a probe that writes would only make it fuller.
 */
const watchDisk = (db: Db): (() => boolean) => {
  let met: AbortSignal | undefined;
  db.on('query-error', (error: unknown) => {
    if (passingFailure(error) === 'full') met = AbortSignal.timeout(fullForMs);
  });
  return () => met !== undefined && !met.aborted;
};

/**
 * What a process that works on the database asks before it says that it is ready: `database`, that
 * it answers and has every migration; `disk`, that it has room.
 */
export function databaseChecks(db: Db): Checks {
  const diskIsFull = watchDisk(db);
  return {
    database: () => schemaFits(db),
    disk: async () => !diskIsFull(),
  };
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Part } from '../grow-part.ts';
import { copiesOf, type Figures } from './grow.ts';
import { letHerdLive, type LivedHerd } from './herd.ts';
import type { Place, Town } from './lives.ts';
import { recount } from './recount.ts';

const runPart = async (part: Part): Promise<void> => {
  const child = fork(fileURLToPath(new URL('../grow-part.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(part);
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a part of the growth ended with ${code ?? signal}`);
};

const withClient = async <T>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const townsFrom = (adminUrl: string, first: string): Promise<readonly Town[]> =>
  withClient(adminUrl, async (client) => {
    const all = `select slug as town, code from municipality order by slug <> $1, slug`;
    return (await client.query<Town>(all, [first])).rows;
  });

/** A database of any size, every report of which is whole. */
export type GrownDatabase = {
  /** The reports that lived, by municipality, the first one first. */
  readonly herds: readonly LivedHerd[];
  /** Lets it grow until so many reports are open and closed in the first municipality. */
  readonly growTo: (figures: Figures) => Promise<void>;
};

/**
 * Lets some reports live in a database through the services and grows more of them, each with ids,
 * keys, seals and hashes of its own. The first municipality gets what it is told to; the others
 * together one report for every twenty.
 *
 * @param adminUrl the database as superuser
 * @param town the login ending of the first municipality
 */
export async function grownDatabase(
  place: Place,
  { adminUrl, keysFile, town }: { adminUrl: string; keysFile: string; town: string },
): Promise<GrownDatabase> {
  const herds: LivedHerd[] = [];
  for (const here of await townsFrom(adminUrl, town)) herds.push(await letHerdLive(place, here));
  let reached: Figures = { open: 0, closed: 0 };
  let from = 0;
  return {
    herds,
    growTo: async (wanted) => {
      const more = { open: wanted.open - reached.open, closed: wanted.closed - reached.closed };
      const parts = availableParallelism();
      const growth = { more, openThen: wanted.open, from, parts };
      await Promise.all(
        Array.from({ length: parts }, (_, part) =>
          runPart({ adminUrl, keysFile, herds, growth: { ...growth, part } }),
        ),
      );
      from += copiesOf(more);
      reached = wanted;
      await withClient(adminUrl, recount);
    },
  };
}

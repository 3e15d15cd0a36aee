import pg from 'pg';
import { connect } from '../database/connection.ts';
import { loadKeyring } from '../platform/crypto/keyring.ts';
import { grow, type Growth } from './grown/grow.ts';
import { readHerd, type Herd, type LivedHerd } from './grown/herd.ts';

/** What one of several processes is told that let a database grow together. */
export type Part = {
  /** The database as superuser. */
  readonly adminUrl: string;
  readonly keysFile: string;
  readonly herds: readonly LivedHerd[];
  readonly growth: Growth;
};

const growPart = async ({ adminUrl, keysFile, herds, growth }: Part): Promise<void> => {
  const db = connect({ connectionString: adminUrl, applicationName: 'bench-grow', max: 1 });
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const keyring = await loadKeyring(keysFile, { production: false });
  const read: Herd[] = [];
  for (const herd of herds) read.push(await readHerd({ db, client }, keyring, herd));
  await grow(client, read, growth);
  await Promise.all([client.end(), db.destroy()]);
};

process.once('message', (part: Part) => {
  growPart(part).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

import { randomUUID } from 'node:crypto';
import { addMinutes, type Instant } from '../../domain/calendar/time.ts';
import { connect, type Db } from '../../database/connection.ts';
import { functionsOfSubject } from '../../database/people/people-store.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { loadKeyring } from '../../platform/crypto/keyring.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { loadDirectory } from '../../services/directory.ts';
import { deeds } from '../../tests/helpers/life.ts';
import type { MeasuredSystem } from '../journeys/measured-system.ts';
import { throughput } from '../measure.ts';

const author = 'larare.degerfors';
const lanes = 10;

/**
 * Minutes from the arrival to the first rung of an unopened report: a third of the quarter of an hour
 * that an acute one may take, at any hour.
 */
const firstRungAfter = 5;

const { send } = deeds;
/** *Vet inte* on acute danger: handled as acute, and no acute situation beside it. */
const words = {
  ...send.words({ now: '2026-11-16T09:00:00.000Z', officer: author }),
  acute: { danger: 'unknown', how: null, phoneContact: { taken: 'no', at: null, with: null } },
} as const;

const depsOn = async (system: MeasuredSystem): Promise<Deps> => {
  const { app } = system.databaseUrls;
  const db = connect({ connectionString: app, applicationName: 'bench', max: lanes });
  return {
    db,
    keyring: await loadKeyring(String(system.values.ANMALAN_KEYS_FILE), { production: false }),
    directory: await loadDirectory(db),
    freshLoginSeconds: 900,
    wake: () => undefined,
  };
};

/** What draws documents is measured elsewhere: these reports have theirs, which are empty. */
const giveLetters = (raw: Db): Promise<unknown> =>
  raw.raw(
    `insert into letter (id, stream_id, kind, side, step, made_at, sha256, sealed)
     select gen_random_uuid(), r.id, l.kind, l.side, l.step, now(), decode(repeat('00', 32), 'hex'), ''
     from report r, (values ('receipt', 'sender', 'receipt'), ('reportAsSent', 'both', 'report-as-sent'))
       as l (kind, side, step)
     where not exists (select from letter have where have.stream_id = r.id)`,
  );

/**
 * Sends reports through the services whose first rung, that of opening them, all comes at one instant.
 * No worker may run yet.
 *
 * @param raw superuser on the system's database
 */
export async function sendSleepers(
  system: MeasuredSystem,
  raw: Db,
  { count, rungAt }: { readonly count: number; readonly rungAt: Instant },
): Promise<void> {
  const deps = await depsOn(system);
  const at = addMinutes(rungAt, -firstRungAfter);
  const [found] = await functionsOfSubject(deps.db, author, at);
  if (!found) throw new Error('the seeded author is missing');
  const { personId, ...assignment } = found;
  const actor = { is: 'person', personId, assignment, assurance: 'bench', loggedInAt: at } as const;
  await throughput(count, lanes, async () => {
    const request = { key: randomUUID(), fingerprint: sha256(Buffer.from('bench')) };
    await send.done(deps, { actor, at, request }, {}, words);
  });
  await deps.db.destroy();
  await giveLetters(raw);
}

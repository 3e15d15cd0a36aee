import { randomUUID } from 'node:crypto';
import type { PersonActor } from '../../../domain/access/actor.ts';
import { connect } from '../../../database/connection.ts';
import { functionsOfSubject } from '../../../database/people/people-store.ts';
import { sha256 } from '../../../platform/crypto/hash.ts';
import { loadKeyring } from '../../../platform/crypto/keyring.ts';
import type { Call } from '../../../services/acting/call.ts';
import { loadDirectory } from '../../../services/directory.ts';
import { advance } from '../../../services/waking/advance.ts';
import { workWhenTold } from '../measured-process.ts';
import { everybody, type Perform } from '../nine-deeds.ts';
import { walkAll, type Pace } from '../paces.ts';

/**
 * The least that the deeds can take: their services called directly, with pools as API and worker
 * have them, by people who were looked up beforehand. There is no HTTP, no quota, no engine and no
 * document; `advance` is called once when the last deed is done, so that the report is closed.
 */
const { DATABASE_URL = '', WORKER_DATABASE_URL = '', ANMALAN_KEYS_FILE = '' } = process.env;
const now = (): string => new Date().toISOString();

const db = connect({ connectionString: DATABASE_URL, applicationName: 'bench-floor' });
const workerDb = connect({ connectionString: WORKER_DATABASE_URL, applicationName: 'bench-floor' });
const deps = {
  db,
  keyring: await loadKeyring(ANMALAN_KEYS_FILE, { production: false }),
  directory: await loadDirectory(db),
  freshLoginSeconds: 900,
  wake: () => undefined,
};

const actorOf = async (login: string): Promise<PersonActor> => {
  const [found] = await functionsOfSubject(db, login, now());
  if (!found) throw new Error(`${login} is not seeded`);
  const { personId, ...assignment } = found;
  const assurance = 'http://id.elegnamnden.se/loa/1.0/loa3';
  return { is: 'person', personId, assignment, assurance, loggedInAt: now() };
};
const actors = new Map<string, PersonActor>();
for (const login of everybody()) actors.set(login, await actorOf(login));

const callOf = (login: string): Call => {
  const actor = actors.get(login);
  if (!actor) throw new Error(`${login} does no deed`);
  const request = { key: randomUUID(), fingerprint: sha256(Buffer.from(login)) };
  return { actor, at: now(), request };
};

const throughServices: Perform = async ({ deed, by, words }, reportId) => {
  const began = performance.now();
  const { id } = await deed.done(deps, callOf(by), { reportId }, words);
  return { id, ms: performance.now() - began };
};

const close = async (reportId: string): Promise<void> => {
  await advance({ ...deps, db: workerDb }, 'report', reportId, now());
};

workWhenTold((pace) => walkAll(throughServices, pace as Pace, close));

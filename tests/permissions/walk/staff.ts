import { sessionsOf } from '../../helpers/sessions.ts';
import { made, type Teller } from './lives.ts';
import { functionIn, personIn, renamed } from './staff-words.ts';

/** All that an administrator does with people, in a town that nobody walks in. */
export async function tellStaff({ system, door, done }: Teller): Promise<void> {
  const slug = 'nordanstig';
  const keeper = { login: `forvaltare.${slug}` };
  const ask = (path: string, body: object) =>
    door.ask(keeper, { method: 'POST', path: `/api/v1${path}`, body });
  const login = `nykomling.${slug}`;
  const personId = made('a person', await ask('/people', personIn(slug, login)));
  const one = `/people/${personId}`;
  const held = made('a function', await ask(`${one}/functions`, functionIn(slug, 'kurator')));
  done('/api/v1/people/{personId}/functions');
  made('an end', await ask(`/functions/${held}/endings`, { to: null }));
  done('/api/v1/functions/{assignmentId}/endings');
  made('a new name', await ask(`${one}/contact-changes`, renamed));
  done('/api/v1/people/{personId}/contact-changes');
  await sessionsOf(system).begin(login);
  made('a logout', await ask(`${one}/session-endings`, {}));
  done('/api/v1/people/{personId}/session-endings');
  const { status } = await door.ask(keeper, { method: 'GET', path: `/api/v1${one}` });
  if (status !== 200) throw new Error(`a person was answered ${status}`);
  done('GET /api/v1/people/{personId}');
}

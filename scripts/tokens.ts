import { clientToken, personToken } from './access-token.ts';
import { apiAddress, dataFolderIn, issuerAddress } from './running-system.ts';
import { seedClients } from './seed/people.ts';
import type { TokenOf } from './journey/public-api.ts';

const tokenLifeMs = 240_000;

type Environment = Readonly<Record<string, string | undefined>>;

const isClient = (login: string): boolean => seedClients.some((client) => client.login === login);

/**
 * Access tokens of seeded people and clients of the running system that `env` names, each kept for
 * four minutes. A token that could not be had is asked for again at the next call.
 *
 * @throws NoToken from the returned function
 */
export function tokensOf(env: Environment): TokenOf {
  const fetchToken = async (login: string): Promise<string> =>
    isClient(login)
      ? clientToken({ origin: apiAddress(env, 'BASE_URL'), dataFolder: dataFolderIn(env), login })
      : personToken(issuerAddress(env), login);
  const known = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (login) => {
    const hit = known.get(login);
    if (hit && hit.until > performance.now()) return hit.token;
    const token = fetchToken(login);
    known.set(login, { token, until: performance.now() + tokenLifeMs });
    token.catch(() => known.delete(login));
    return token;
  };
}

import { clientToken, personToken } from './access-token.ts';
import type { TokenOf } from './journey/public-api.ts';
import { seedClients } from './seed/people.ts';

const tokenLifeMs = 240_000;

export type TokenSource = {
  /** Address of the API. */
  readonly origin: string;
  /** Address of the development login. */
  readonly issuer: string;
  readonly dataFolder: string;
};

/** Tokens of seeded people and clients by login, each asked for once in four minutes. */
export function tokensFrom({ origin, issuer, dataFolder }: TokenSource): TokenOf {
  const fetchToken = (login: string): Promise<string> =>
    seedClients.some((client) => client.login === login)
      ? clientToken({ origin, dataFolder, login })
      : personToken(issuer, login);
  const known = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (login) => {
    const hit = known.get(login);
    if (hit && hit.until > performance.now()) return hit.token;
    const token = fetchToken(login);
    known.set(login, { token, until: performance.now() + tokenLifeMs });
    return token;
  };
}

import { clientIn, keyFor } from './client-words.ts';
import { made, type Teller } from './lives.ts';

/** All that an administrator does with an agency's system, in a town that nobody walks in. */
export async function tellClients({ door, done }: Teller): Promise<void> {
  const slug = 'nordanstig';
  const keeper = { login: `forvaltare.${slug}` };
  const ask = (path: string, body: object) =>
    door.ask(keeper, { method: 'POST', path: `/api/v1${path}`, body });
  const clientId = made('a system', await ask('/clients', clientIn(slug, `system.${slug}`)));
  const one = `/clients/${clientId}`;
  const keyId = made('a key', await ask(`${one}/keys`, keyFor(slug)));
  done('/api/v1/clients/{clientId}/keys');
  made('a revocation', await ask(`/client-keys/${keyId}/revocations`, {}));
  done('/api/v1/client-keys/{keyId}/revocations');
  const { status } = await door.ask(keeper, { method: 'GET', path: `/api/v1${one}` });
  if (status !== 200) throw new Error(`a system was answered ${status}`);
  done('GET /api/v1/clients/{clientId}');
  made('an end', await ask(`${one}/endings`, {}));
  done('/api/v1/clients/{clientId}/endings');
}

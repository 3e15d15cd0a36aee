import { posted } from '../../tests/helpers/living.ts';
import { createConnections } from '../http-connections.ts';
import { requestBytes } from '../http-posters.ts';
import type { Perform } from './nine-deeds.ts';

/**
 * Deeds through the public API. What is timed is from the first byte sent to the last one read; the
 * token is there before.
 *
 * @throws Error from the returned function for any answer but 201
 */
export function overHttp(port: number, tokenOf: (login: string) => Promise<string>): Perform {
  const { ask } = createConnections(port);
  return async ({ deed, by, words }, reportId) => {
    const { path, body } = posted(deed, { reportId }, words);
    const token = await tokenOf(by);
    const request = requestBytes({
      port,
      path: `/api/v1${path}`,
      token,
      body: JSON.stringify(body),
    })();
    const began = performance.now();
    const answer = await ask(request);
    const ms = performance.now() - began;
    return { id: (JSON.parse(answer) as { readonly id: string }).id, ms };
  };
}

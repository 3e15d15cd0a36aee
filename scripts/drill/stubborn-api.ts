import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { Difference } from '../journey/difference.ts';
import { postBytes, type PublicApi, type Reply } from '../journey/public-api.ts';
import { ask, askStubbornly, look, type Asking } from './ask.ts';
import type { Asked, Request } from './ledger.ts';

const oneIn = (n: number): boolean => randomInt(n) === 0;

/** An answer without what differs between two refusals of the same. */
const essence = ({ status, body, etag }: Reply): unknown =>
  status < 400 ? { status, body, etag } : { status, code: (body as { code?: string }).code };

const expectAlike = (what: string, one: Reply, other: Reply): void => {
  if (isDeepStrictEqual(essence(one), essence(other))) return;
  throw new Difference(what, one.body, other.body);
};

/** Asks for a deed that was answered before again, under its key. @throws Difference */
export async function replay(asking: Asking, { reply, ...request }: Asked): Promise<void> {
  asking.ledger.replays += 1;
  const again = await askStubbornly(asking, request);
  expectAlike(`a replay of POST ${request.path}`, reply, again);
}

/** Sends a request and leaves before the answer, so that nobody knows what became of it. */
const abandon = async (asking: Asking, request: Request): Promise<void> => {
  asking.ledger.abandoned += 1;
  await ask(asking, request, AbortSignal.timeout(randomInt(1, 40))).catch(() => undefined);
};

const askAsTwins = async (asking: Asking, request: Request): Promise<Reply> => {
  asking.ledger.twins += 1;
  const [one, other] = await Promise.all([
    askStubbornly(asking, request),
    askStubbornly(asking, request),
  ]);
  expectAlike(`twins of POST ${request.path}`, one, other);
  return one;
};

/**
 * The public API as a client calls it that never gives up. Deeds are also sent as twins at the same
 * moment, abandoned in mid-request and sent again, and repeated after their answer, always under
 * their one key.
 *
 * Its functions throw Difference when two answers to one deed differ, for a server error other than
 * 503, and when the patience has run out.
 */
export function stubbornApi(asking: Asking): PublicApi {
  return {
    get: (login, path) => look(asking, login, path),
    // What breaks is not asked for again here: whoever uploads goes on from where the file has come to.
    sendBytes: async (login, path, bytes, cutAfter) => {
      const headers = { authorization: `Bearer ${await asking.tokenOf(login)}` };
      const reply = await postBytes(`${asking.origin}/api/v1${path}`, headers, bytes, cutAfter);
      return reply && reply.status < 500 ? reply : undefined;
    },
    post: async (login, path, body) => {
      const request = { login, path, key: randomUUID(), body };
      if (oneIn(8)) await abandon(asking, request);
      const reply = await (oneIn(4) ? askAsTwins : askStubbornly)(asking, request);
      const asked = { ...request, reply };
      asking.ledger.asked.push(asked);
      if (reply.status === 201 && oneIn(4)) await replay(asking, asked);
      return reply;
    },
  };
}

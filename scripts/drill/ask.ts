import { Difference } from '../journey/difference.ts';
import { replyOf, type Reply, type TokenOf } from '../journey/public-api.ts';
import type { Ledger, Request } from './ledger.ts';

/** Where to ask, as whom, and how long one request is repeated before it counts as lost. */
export type Asking = {
  readonly origin: string;
  readonly tokenOf: TokenOf;
  readonly ledger: Ledger;
  /** In milliseconds. */
  readonly patience: number;
};

const pauseMs = 250;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

/** Whether the answer asks to come again; nothing has been done then. */
const saysLater = ({ status }: Reply): boolean => status === 429 || status === 503;

/**
 * Asks again as long as there is no answer, or one that says *later*.
 *
 * @throws Difference for a server error other than 503, or when `patience` has run out
 */
export async function untilAnswered(
  { ledger, patience }: Asking,
  what: string,
  attempt: () => Promise<Reply>,
): Promise<Reply> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const reply = await attempt().catch(() => undefined);
    if (reply && !saysLater(reply)) {
      if (reply.status >= 500) throw new Difference(what, 'no server error', reply.body);
      return reply;
    }
    ledger.unanswered += 1;
    await pause();
  }
  throw new Difference(what, 'an answer', 'none');
}

export async function look(asking: Asking, login: string, path: string): Promise<Reply> {
  const { origin, tokenOf } = asking;
  return untilAnswered(asking, `GET ${path}`, async () => {
    const headers = { authorization: `Bearer ${await tokenOf(login)}` };
    return replyOf(await fetch(`${origin}/api/v1${path}`, { headers }));
  });
}

/** Asks for a deed once. @param signal ends the request in the middle, when given */
export async function ask(
  { origin, tokenOf }: Asking,
  { login, path, key, body }: Request,
  signal?: AbortSignal,
): Promise<Reply> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(login)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return replyOf(response);
}

/** @throws Difference as `untilAnswered` does */
export function askStubbornly(asking: Asking, request: Request): Promise<Reply> {
  return untilAnswered(asking, `POST ${request.path}`, () => ask(asking, request));
}

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { issueClientToken } from '../../../api/routes/token/client-token.ts';
import type { TestApi } from '../../api/parts.ts';

/** Who asks: a login, and for somebody with several functions which of them she acts in. */
export type Caller = { readonly login: string; readonly actingAs?: string };

export type Question = {
  readonly method: string;
  /** From `/api/v1` on. */
  readonly path: string;
  readonly caller: Caller;
  readonly body?: object;
};

export type Answer = {
  readonly status: number;
  /** In the order of the alphabet, without those that differ between any two answers. */
  readonly headers: readonly string[];
  /** Empty for a document. */
  readonly body: Readonly<Record<string, unknown>>;
};

export type Door = {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

const everyAnswersOwn = ['date', 'x-request-id'];

const isClient = (login: string): boolean => login.startsWith('skolsystem.');

const answerOf = async (response: Response): Promise<Answer> => {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body = isJson ? ((await response.json()) as Answer['body']) : {};
  if (!isJson) await response.arrayBuffer();
  const headers = [...response.headers].filter(([name]) => !everyAnswersOwn.includes(name));
  return { status: response.status, headers: headers.map((pair) => pair.join(': ')), body };
};

/** The API behind real HTTP on loopback; each deed has an idempotency key of its own. */
export const openDoor = async (api: TestApi): Promise<Door> => {
  const server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (login: string): Promise<string> => {
    const now = api.parts.clock.now();
    const known = tokens.get(`${login} ${now}`);
    if (known) return known;
    const token = isClient(login) ? issueClientToken(api.parts, login, now) : api.tokenFor(login);
    tokens.set(`${login} ${now}`, token);
    return token;
  };
  return {
    ask: async ({ method, path, caller, body }) =>
      answerOf(
        await fetch(`${origin}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${await tokenOf(caller.login)}`,
            ...(caller.actingAs && { 'acting-as': caller.actingAs }),
            ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
          },
          ...(body && { body: JSON.stringify(body) }),
        }),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

import { randomUUID } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { issueClientToken } from '../../../api/routes/people/token/client-token.ts';
import type { TestApi } from '../../api/parts.ts';

/** Who asks: a login, and for somebody with several functions the one she acts in. */
export type Identity = { readonly login: string; readonly actingAs?: string };

export type Question = {
  readonly method: string;
  /** From `/api/v1` on. */
  readonly path: string;
  readonly body?: object | undefined;
  /** What is sent as it is, in the place of a body. */
  readonly octets?: Buffer | undefined;
};

/** Whoever saves what is her own says that she writes over whatever there is. */
const whatever = { 'if-match': '*' } as const;

export type Answer = {
  readonly status: number;
  /** Without those that no two answers share. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Empty for a document. */
  readonly body: Readonly<Record<string, unknown>>;
};

export type Door = {
  readonly ask: (identity: Identity, question: Question) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

const answerOf = async (response: IncomingMessage): Promise<Answer> => {
  const { date: _, 'x-request-id': __, ...headers } = response.headers;
  const said = await text(response);
  const isJson = headers['content-type']?.includes('json') === true;
  const body = isJson ? (JSON.parse(said) as Answer['body']) : {};
  return { status: response.statusCode ?? 0, headers, body };
};

const tokensOf = (api: TestApi): ((login: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  return (login) => {
    const now = api.parts.clock.now();
    const issue = () =>
      login.startsWith('skolsystem.')
        ? issueClientToken(api.parts, { login, kid: `${login}-1` }, now)
        : api.tokenFor(login);
    const token = known.get(`${login} ${now}`) ?? issue();
    known.set(`${login} ${now}`, token);
    return token;
  };
};

/** The API behind HTTP on loopback; every deed has an idempotency key of its own. */
export async function openDoor(api: TestApi): Promise<Door> {
  const server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const tokenOf = tokensOf(api);
  const ask: Door['ask'] = async ({ login, actingAs }, { method, path, body, octets }) => {
    const headers = {
      authorization: `Bearer ${await tokenOf(login)}`,
      ...(actingAs && { 'acting-as': actingAs }),
      ...(octets && { 'content-type': 'application/octet-stream' }),
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(method === 'PUT' && whatever),
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ host: '127.0.0.1', port, agent, method, path, headers }, resolve)
        .on('error', reject)
        .end(octets ?? (body && JSON.stringify(body)));
    });
    return answerOf(response);
  };
  const close: Door['close'] = () =>
    new Promise((resolve) => {
      agent.destroy();
      server.close(() => resolve());
    });
  return { ask, close };
}

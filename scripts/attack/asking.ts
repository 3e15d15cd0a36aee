import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as it goes out. `fetch` would refuse some of these: TRACE, an address of one's own. */
export type Question = {
  readonly method: string;
  /** Path from the root, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Address of this machine that the request comes from; the system chooses one by default. */
  readonly from?: string | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** What the text says as JSON; an empty object when it is none, or no object. */
  readonly body: Readonly<Record<string, unknown>>;
  /** From the first byte sent to the last received, in milliseconds. */
  readonly ms: number;
};

export type Ask = (question: Question) => Promise<Answer>;

/** Longer than any answer may take, so that a system that hangs comes out as broken. */
const patienceMs = 60_000;

const objectIn = (said: string): Answer['body'] => {
  try {
    const value: unknown = JSON.parse(said);
    return typeof value === 'object' && value !== null ? (value as Answer['body']) : {};
  } catch {
    return {};
  }
};

const answerOf = async (response: IncomingMessage, began: number): Promise<Answer> => {
  const said = await text(response);
  const { statusCode: status = 0, headers } = response;
  return { status, headers, text: said, body: objectIn(said), ms: performance.now() - began };
};

/** @param origin of the API, without a path. @returns a way to ask it, over connections that stay */
export function asking(origin: string): Ask {
  const agent = new Agent({ keepAlive: true });
  return ({ method, path, headers = {}, body, from }) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const length = body === undefined ? {} : { 'content-length': `${Buffer.byteLength(body)}` };
      const address = from === undefined ? {} : { localAddress: from };
      const asked = request(`${origin}${path}`, {
        method,
        agent,
        signal: AbortSignal.timeout(patienceMs),
        headers: { ...length, ...headers },
        ...address,
      });
      asked.on('response', (response) => resolve(answerOf(response, began)));
      asked.on('error', reject);
      asked.end(body);
    });
}

import { randomUUID } from 'node:crypto';

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
};

/**
 * The public API, called as one person or client after another. Cases are played by it alone, so
 * that they prove what a caller from outside would see.
 */
export type PublicApi = {
  readonly get: (login: string, path: string) => Promise<Reply>;
  readonly post: (login: string, path: string, body: unknown) => Promise<Reply>;
  /**
   * Sends bytes as they are.
   *
   * @param cutAfter after how many of them the connection breaks
   * @returns undefined when it broke
   */
  readonly sendBytes: (
    login: string,
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    cutAfter?: number,
  ) => Promise<Reply | undefined>;
};

export type TokenOf = (login: string) => Promise<string>;

/** An answer as it came: parsed where it is JSON, as bytes otherwise. */
export async function replyOf(response: Response): Promise<Reply> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : await response.arrayBuffer();
  return { status: response.status, body, etag: response.headers.get('etag') };
}

const chunk = 65_536;
/** So that what was written has left before the connection breaks. */
const beforeBreaking = 300;

/** @returns undefined when the connection broke, by itself or after so many bytes */
export async function postBytes(
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array<ArrayBuffer>,
  cutAfter?: number,
): Promise<Reply | undefined> {
  const line = new AbortController();
  let at = 0;
  const body = new ReadableStream({
    pull: (stream) => {
      if (cutAfter !== undefined && at >= cutAfter) {
        setTimeout(() => line.abort(), beforeBreaking);
        return;
      }
      if (at < bytes.length) stream.enqueue(bytes.subarray(at, (at += chunk)));
      else stream.close();
    },
  });
  const asked = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
    signal: line.signal,
  };
  // The types of `fetch` lack `duplex`, which a body that comes in pieces asks for.
  return fetch(url, asked as RequestInit).then(replyOf, () => undefined);
}

/** @param baseUrl origin of the API, without a path */
export function publicApi(baseUrl: string, tokenOf: TokenOf): PublicApi {
  const headers = async (login: string): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await tokenOf(login)}`,
  });
  return {
    get: async (login, path) =>
      replyOf(await fetch(`${baseUrl}/api/v1${path}`, { headers: await headers(login) })),
    post: async (login, path, body) =>
      replyOf(
        await fetch(`${baseUrl}/api/v1${path}`, {
          method: 'POST',
          headers: {
            ...(await headers(login)),
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify(body),
        }),
      ),
    sendBytes: async (login, path, bytes, cutAfter) =>
      postBytes(`${baseUrl}/api/v1${path}`, await headers(login), bytes, cutAfter),
  };
}

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
};

export type TokenOf = (login: string) => Promise<string>;

/** An answer as it came: parsed where it is JSON, as bytes otherwise. */
export async function replyOf(response: Response): Promise<Reply> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : await response.arrayBuffer();
  return { status: response.status, body, etag: response.headers.get('etag') };
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
  };
}

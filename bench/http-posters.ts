import { randomUUID } from 'node:crypto';
import { createConnections } from './http-connections.ts';

export type Posting = {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly body: string;
};

export type Posters = { readonly post: () => Promise<void> };

/** A request as the bytes that go over the wire, each time with another key. */
export function requestBytes({ port, path, token, body }: Posting): () => string {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Idempotency-Key: ',
  ].join('\r\n');
  return () => `${head}${randomUUID()}\r\n\r\n${body}`;
}

/** Sends the same request again and again. Any answer but 201 throws. */
export function createPosters(posting: Posting): Posters {
  const { ask } = createConnections(posting.port);
  const next = requestBytes(posting);
  return {
    post: async () => {
      await ask(next());
    },
  };
}

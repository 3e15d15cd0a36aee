import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type Posting = {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly body: string;
};

export type Posters = { readonly post: () => Promise<void> };

/** One request of which only the key differs, as the bytes that go over the wire. */
const requestBytes = ({ port, path, token, body }: Posting): (() => string) => {
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Idempotency-Key: ',
  ].join('\r\n');
  return () => `${head}${randomUUID()}\r\n\r\n${body}`;
};

/** The answer is whole when as many bytes of body have come as its head promised. */
const isWhole = (text: string): boolean => {
  const end = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  return end >= 0 && length !== undefined && text.length - end - 4 >= Number(length);
};

/** The server ended a kept connection in the moment in which a request was written to it. */
class Unanswered extends Error {}

const exchange = (socket: Socket, request: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let text = '';
    const cut = (): void =>
      reject(
        text === ''
          ? new Unanswered('the connection ended before its answer')
          : new Error(`the connection ended in its answer: ${text}`),
      );
    const done = (): void => {
      socket.off('data', read).off('error', reject).off('close', cut);
      if (text.startsWith('HTTP/1.1 201')) resolve();
      else reject(new Error(text.slice(0, 400)));
    };
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (isWhole(text)) done();
    };
    socket.on('data', read).once('error', reject).once('close', cut);
    socket.write(request);
  });

/** Sooner than the server, which ends a connection that has rested for five seconds. */
const longestRestMs = 3_000;

const openConnection = (port: number): Socket => {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  return socket.setTimeout(longestRestMs, () => socket.destroy()).on('error', () => undefined);
};

/**
 * Sends over kept connections with as little work of its own as can be, since it shares the
 * machine with what it measures. Any answer but 201 throws. A request that got none is sent once more
 * under its key, over a new connection.
 */
export function createPosters(posting: Posting): Posters {
  const resting: Socket[] = [];
  const next = requestBytes(posting);
  const rested = (): Socket => {
    const socket = resting.pop() ?? openConnection(posting.port);
    return socket.destroyed ? rested() : socket;
  };
  const send = async (socket: Socket, request: string): Promise<void> => {
    await exchange(socket, request);
    resting.push(socket);
  };
  return {
    post: async () => {
      const request = next();
      try {
        await send(rested(), request);
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        await send(openConnection(posting.port), request);
      }
    },
  };
}

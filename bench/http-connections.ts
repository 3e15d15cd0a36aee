import { connect, type Socket } from 'node:net';

/** Kept connections to one port of this machine. */
export type Connections = {
  /**
   * Sends a whole request as it goes over the wire. One that got no answer, because the server had
   * just ended its connection, is sent once more over a new one.
   *
   * @returns the body of the answer, each byte a character
   * @throws Error for any answer but 201
   */
  readonly ask: (request: string) => Promise<string>;
};

/** Where the body begins when the whole answer is there, by the length that its head promised. */
const bodyOf = (text: string): string | undefined => {
  const end = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  const isWhole = end >= 0 && length !== undefined && text.length - end - 4 >= Number(length);
  return isWhole ? text.slice(end + 4) : undefined;
};

/** The server ended a kept connection in the moment in which a request was written to it. */
class Unanswered extends Error {}

const exchange = (socket: Socket, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const cut = (): void =>
      reject(
        text === ''
          ? new Unanswered('the connection ended before its answer')
          : new Error(`the connection ended in its answer: ${text}`),
      );
    const done = (body: string): void => {
      socket.off('data', read).off('error', reject).off('close', cut);
      if (text.startsWith('HTTP/1.1 201')) resolve(body);
      else reject(new Error(text.slice(0, 400)));
    };
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const body = bodyOf(text);
      if (body !== undefined) done(body);
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
 * Opens a connection for each request that finds none at rest, with as little work of its own as
 * can be, since it shares the machine with what it measures.
 */
export function createConnections(port: number): Connections {
  const resting: Socket[] = [];
  const rested = (): Socket => {
    const socket = resting.pop() ?? openConnection(port);
    return socket.destroyed ? rested() : socket;
  };
  const send = async (socket: Socket, request: string): Promise<string> => {
    const body = await exchange(socket, request);
    resting.push(socket);
    return body;
  };
  return {
    ask: async (request) => {
      try {
        return await send(rested(), request);
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        return send(openConnection(port), request);
      }
    },
  };
}

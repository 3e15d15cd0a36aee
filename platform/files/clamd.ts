import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Log } from '../log.ts';
import type { Scan, Scanner } from './scanner.ts';

/** How long clamd may be silent; beyond it the file counts as not scanned. */
const silentMs = 10_000;
const longestReply = 4096;

/** A path is a socket of this machine, `host:port` one elsewhere. */
const addressOf = (where: string): NetConnectOpts => {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(where) ?? [];
  return host && port ? { host, port: Number(port) } : { path: where };
};

const lengthOf = (bytes: number): Buffer => {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(bytes);
  return prefix;
};

/** Waits until the bytes have left, so that no more than one piece waits here. */
const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

const verdictOf = (reply: string): 'clean' | 'infected' => {
  if (reply === 'stream: OK') return 'clean';
  if (reply.startsWith('stream: ') && reply.endsWith(' FOUND')) return 'infected';
  throw new Error('clamd gave no verdict');
};

const replyOf = async (socket: Socket): Promise<string> => {
  let reply = '';
  for await (const chunk of socket) {
    reply += String(chunk);
    const end = reply.indexOf('\0');
    if (end !== -1) return reply.slice(0, end);
    if (reply.length > longestReply) break;
  }
  throw new Error('clamd did not answer');
};

const begin = async (where: string): Promise<Socket> => {
  const socket = connect(addressOf(where));
  socket.setTimeout(silentMs, () => socket.destroy(new Error('clamd is silent')));
  await once(socket, 'connect');
  // An error that nobody waits for at the moment is told by the next write, or by the reply.
  socket.on('error', () => undefined);
  await write(socket, Buffer.from('zINSTREAM\0'));
  return socket;
};

/**
 * Scans with clamd (ClamAV) over its socket, by INSTREAM: it is given the bytes as they come and has
 * them nowhere on disk but where it is told to. It is asked anew for each file. What it does not
 * answer, or refuses as too long, counts as not scanned, with a line in the log.
 */
export function clamdScanner(where: string, log: Log): Scanner {
  return {
    begin: (): Scan => {
      let failure: unknown;
      const opened = begin(where);
      // Told by the first piece, which may come later than the failure.
      opened.catch(() => undefined);
      const attempt = async (work: (socket: Socket) => Promise<void>): Promise<void> => {
        if (failure !== undefined) return;
        try {
          await work(await opened);
        } catch (error) {
          failure = error;
        }
      };
      return {
        take: (piece) =>
          attempt(async (socket) => {
            await write(socket, lengthOf(piece.length));
            await write(socket, piece);
          }),
        end: async () => {
          let verdict: 'clean' | 'infected' | 'notScanned' = 'notScanned';
          await attempt(async (socket) => {
            await write(socket, lengthOf(0));
            verdict = verdictOf(await replyOf(socket));
          });
          await opened.then(
            (socket) => socket.destroy(),
            () => undefined,
          );
          if (failure !== undefined) log.warn('an attachment was not scanned', { error: failure });
          return verdict;
        },
      };
    },
  };
}

import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the sham clamd takes for a virus: the industry's test string, cut so that no file holds it. */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

export type ShamClamd = {
  readonly address: string;
  /** How many bytes it was given, over all files. */
  readonly seen: () => number;
  readonly close: () => Promise<void>;
};

export type ShamBehaviour = {
  readonly finds?: string;
  readonly most?: number;
  readonly silent?: true;
};

/** Speaks clamd's INSTREAM on a port of its own, and finds one string. */
export async function shamClamd({
  finds = eicar,
  most = Infinity,
  silent,
}: ShamBehaviour = {}): Promise<ShamClamd> {
  let seen = 0;
  const serve = (socket: Socket): void => {
    let bytes = Buffer.alloc(0);
    let at = 'zINSTREAM\0'.length;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (; bytes.length >= at + 4;) {
        const length = bytes.readUInt32BE(at);
        if (bytes.length > most) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
        if (length === 0) {
          if (silent) return;
          const reply = bytes.includes(finds) ? 'stream: Eicar-Signature FOUND' : 'stream: OK';
          return void socket.end(`${reply}\0`);
        }
        if (bytes.length < at + 4 + length) return;
        seen += length;
        at += 4 + length;
      }
    });
  };
  const server = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    seen: () => seen,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

import { freePort } from '../../platform/engine/ports.ts';

/** A port in front of a real server; nothing listens on it until it is opened. */
export type Gate = { readonly url: string; open(): Promise<void> };

/** A gate before the server of this address. */
export async function gateBefore(address: string): Promise<Gate> {
  const { hostname, port } = new URL(address);
  const gate = new URL(address);
  gate.port = String(await freePort());
  const server = createServer((client) => {
    const through = connect(Number(port), hostname);
    for (const socket of [client, through]) socket.on('error', () => socket.destroy());
    client.pipe(through).pipe(client);
  });
  onTestFinished(() => void server.close());
  return {
    url: gate.href,
    open: async () => {
      server.listen(Number(gate.port), hostname);
      await once(server, 'listening');
    },
  };
}

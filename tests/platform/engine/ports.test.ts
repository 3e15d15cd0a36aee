import { once } from 'node:events';
import { type Server, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';

import { freePort, isListening, nextFreePort, portIsFree } from '../../../platform/engine/ports.ts';

async function listenOn(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return server;
}

describe('ports of 127.0.0.1', () => {
  it('a remembered port is taken again when it is free', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it('a remembered port that somebody listens on gives way to another', async () => {
    const port = await freePort();
    await listenOn(port);
    expect(await portIsFree(port)).toBe(false);
    expect(await freePort(port)).not.toBe(port);
  });

  it('a remembered port whose owner is just ending is waited for', async () => {
    const port = await freePort();
    const server = await listenOn(port);
    setTimeout(() => server.close(), 50);
    expect(await freePort(port)).toBe(port);
  });

  it('the next free port passes over the taken ones', async () => {
    const port = await freePort();
    await listenOn(port);
    expect(await nextFreePort(port)).toBeGreaterThan(port);
  });

  it('knows whether somebody listens', async () => {
    const port = await freePort();
    expect(await isListening(port)).toBe(false);
    await listenOn(port);
    expect(await isListening(port)).toBe(true);
  });
});

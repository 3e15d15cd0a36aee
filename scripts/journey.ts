import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { clientToken, personToken } from './access-token.ts';
import { loadCases, type Case } from './journey/case-file.ts';
import { publicApi, type PublicApi, type TokenOf } from './journey/public-api.ts';
import { runCase } from './journey/run-case.ts';
import { apiAddress, dataFolderIn, issuerAddress } from './running-system.ts';

const patience = 60_000;
const tokenLifeMs = 240_000;
const verifier = fileURLToPath(new URL('./verify.ts', import.meta.url));

const origin = await apiAddress(process.env, 'BASE_URL');
const issuer = await issuerAddress(process.env);
const dataFolder = dataFolderIn(process.env);

const fetchToken = (login: string): Promise<string> =>
  login.startsWith('skolsystem.')
    ? clientToken({ origin, dataFolder, login })
    : personToken(issuer, login);

const rememberedTokens = (): TokenOf => {
  const known = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (login) => {
    const hit = known.get(login);
    if (hit && hit.until > performance.now()) return hit.token;
    const token = fetchToken(login);
    known.set(login, { token, until: performance.now() + tokenLifeMs });
    return token;
  };
};

/** An auditor takes the whole history out of the system and proves it without the system. */
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

const api = publicApi(origin, rememberedTokens());
const cases = await loadCases(process.argv.slice(2));
const failed: string[] = [];
let steps = 0;
const began = performance.now();
for (const played of cases) {
  console.log(`${played.name}: ${played.title}`);
  if (played.at) console.log(`  played now; the hour ${played.at} was not simulated`);
  const say = (line: string): void => {
    steps += 1;
    console.log(line);
  };
  try {
    const id = await runCase({ api, now: () => new Date().toISOString(), say, patience }, played);
    console.log(`  history: ${await verifyHistory(api, played, id)}`);
  } catch (error) {
    failed.push(played.name);
    console.log(`  DIFFERS: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ cases: cases.length, steps, failed, seconds }));
process.exit(failed.length === 0 ? 0 : 1);

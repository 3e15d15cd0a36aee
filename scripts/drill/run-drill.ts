import { setTimeout as pause } from 'node:timers/promises';

import { loadCases } from '../journey/case-file.ts';
import { tokensOf } from '../tokens.ts';
import { startDrilledSystem, type DrilledSystem } from './drilled-system.ts';
import { outsideChecks } from './check-outside.ts';
import { recordChecks } from './check-records.ts';
import { streamChecks } from './check-streams.ts';
import { everyCheck } from './every-check.ts';
import { gatherEvidence } from './evidence.ts';
import { emptyLedger } from './ledger.ts';
import type { Drill, Part } from './part.ts';

/** How long a request is repeated before it counts as lost, in milliseconds. */
const patience = 180_000;
/** What the workflows have begun when the drill ends may be finished. */
const settleMs = 15_000;

const say = (line: string): void => console.log(line);

const partOf = async (system: DrilledSystem): Promise<Part> => {
  const tokenOf = tokensOf({ ANMALAN_DATA: system.data });
  const asking = { origin: system.origin, tokenOf, ledger: emptyLedger(), patience };
  return { system, asking, cases: await loadCases(), say };
};

const drillAndCheck = async (drill: Drill, system: DrilledSystem): Promise<readonly string[]> => {
  const part = await partOf(system);
  const wrong = await drill(part);
  for (const line of wrong) say(`DIFFERS  ${line}`);
  await system.ready();
  await pause(settleMs);
  const evidence = await gatherEvidence(system.data);
  try {
    const checks = [...recordChecks, ...streamChecks, ...outsideChecks(part.cases)];
    const scene = { evidence, asking: part.asking, data: system.data };
    return [...wrong, ...(await everyCheck(checks, scene, say))];
  } finally {
    await evidence.close();
  }
};

/**
 * Lets a system of its own go through a drill, then holds every promise against what is left, and
 * prints what came of it.
 *
 * @param data an empty folder
 * @returns what was broken: nothing, when all is well
 */
export async function runDrill(drill: Drill, data: string): Promise<readonly string[]> {
  const began = performance.now();
  const system = await startDrilledSystem(data);
  try {
    const broken = await drillAndCheck(drill, system);
    const seconds = Math.round((performance.now() - began) / 1000);
    say(JSON.stringify({ broken, seconds }));
    return broken;
  } finally {
    await system.stop();
  }
}

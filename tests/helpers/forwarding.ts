import { carryForwardings } from '../../services/intake/carry-forwardings.ts';
import type { TestSystem } from './system.ts';

/** As officers state it: a municipality that takes its reports here, and one that does not. */
export const atvidaberg = {
  ground: 'livesElsewhere',
  municipality: { code: '0561', name: 'Åtvidaberg' },
  knownBy: 'Familjen är folkbokförd på Lärkvägen sedan i våras.',
} as const;
export const karlskoga = {
  ...atvidaberg,
  municipality: { code: '1883', name: 'Karlskoga' },
} as const;

/** What the worker does between municipalities until nothing waits; it fails when something does. */
export async function carryAll({ workerDeps, clock, raw }: TestSystem): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds += 1) {
    const { failed, error } = await carryForwardings(workerDeps, clock.now());
    if (failed > 0) throw error;
    if (!(await raw('forwarding').where({ waiting: true }).first())) return;
  }
  throw new Error('a forwarding waits for ever');
}

/** The report that a forwarded one has become. */
export async function reportThere({ raw }: TestSystem, fromId: string): Promise<string> {
  const row = await raw('forwarding').where({ from_id: fromId }).first('to_id');
  return row?.to_id ?? 'none';
}

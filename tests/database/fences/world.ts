import { listReports } from '../../../services/reports/queue.ts';
import { reconcileDay } from '../../../services/waking/reconciliation.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { deedsOf } from '../../helpers/deeds.ts';
import { fullJourney, type Journey } from '../../helpers/full-journey.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { advance } from '../../../services/waking/advance.ts';

export type World = {
  /** `<sender>><receiving municipality>`, and the journey between them. */
  readonly journeys: Readonly<Record<RouteName, Journey>>;
  /** Sent from Degerfors' schools, not opened by anybody. */
  readonly unopened: string;
};

const routes = {
  'school.degerfors>degerfors': {
    author: 'larare.degerfors',
    signs: 'rektor.degerfors',
    declines: 'kurator.degerfors',
    town: 'degerfors',
  },
  'independent.degerfors>degerfors': {
    author: 'larare2.degerfors',
    signs: 'rektor2.degerfors',
    town: 'degerfors',
  },
  'school.atvidaberg>atvidaberg': {
    author: 'larare.atvidaberg',
    signs: 'rektor.atvidaberg',
    declines: 'kurator.atvidaberg',
    town: 'atvidaberg',
  },
  'independent.atvidaberg>atvidaberg': {
    author: 'larare2.atvidaberg',
    signs: 'rektor2.atvidaberg',
    town: 'atvidaberg',
  },
  'school.degerfors>atvidaberg': {
    author: 'larare.degerfors',
    signs: 'rektor.degerfors',
    town: 'atvidaberg',
  },
} as const;
export type RouteName = keyof typeof routes;

const codes = { degerfors: '1862', atvidaberg: '0561' } as const;

/** Full journeys in two municipalities from two sender organisations each, and one across. */
export async function buildWorld(system: TestSystem): Promise<World> {
  const { deps, workerDeps, as, clock } = system;
  const deeds = deedsOf(system);
  const made: [string, Journey][] = [];
  for (const [name, cast] of Object.entries(routes)) {
    const content = privateReport({ municipalityCode: codes[cast.town] });
    const feedback = cast.author.startsWith('larare2')
      ? ({ inappropriate: true, reason: 'Anmälaren är en nära släkting.' } as const)
      : undefined;
    made.push([name, await fullJourney(system, cast, content, feedback)]);
  }
  for (const town of ['degerfors', 'atvidaberg']) {
    await deeds.absent(`bitrifochef.${town}`, '2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
    await deeds.absent(`kurator.${town}`, '2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
    await listReports(deps, await as(`granskare.${town}`), { limit: 50, offset: 0 });
  }
  const { id: unopened } = await deeds.send();
  clock.advance({ minutes: 70 });
  await advance(workerDeps, 'report', unopened, clock.now());
  const engine = { hasStarted: () => Promise.resolve(true) };
  await reconcileDay(workerDeps, engine, { day: '2026-11-16', now: clock.now() });
  return { journeys: Object.fromEntries(made) as World['journeys'], unopened };
}

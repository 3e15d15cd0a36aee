import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSituationFor,
  planFollowUp,
  recordFollowUp,
} from '../../../services/situations/acute-situations.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { deedsOf } from '../../helpers/deeds.ts';

const leader = 'ifochef.degerfors';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem('2026-11-16T09:00:00.000Z');
});
afterAll(() => system.close());

describe('a deed on an acute situation is found where the situation is shown', () => {
  it('when it is opened, planned and held, and again when the opening is asked for anew', async () => {
    const { deps, as } = system;
    const { id: reportId } = await deedsOf(system).opened();
    const call = await as(leader);
    const opened = await openSituationFor(deps, call, reportId);
    const { id } = opened.body;
    const again = await openSituationFor(deps, call, reportId);
    const planned = await planFollowUp(deps, await as(leader), id, {
      time: '2026-12-01T12:00:00.000Z',
      invited: ['rektor'],
    });
    const held = await recordFollowUp(deps, await as(leader), id, {
      held: true,
      date: '2026-11-16',
      people: ['rektor'],
      worked: 'Numret svarade.',
      didNot: 'Ingen visste vem som ringer.',
      agreedChanges: [],
    });
    const places = [opened, again, planned, held].map(({ location }) => location);
    expect(new Set(places)).toEqual(new Set([`/api/v1/acute-situations/${id}`]));
  });
});

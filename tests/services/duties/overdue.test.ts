import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewDuties } from '../../helpers/first-page.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';
/** The end of the day of the arrival. */
const midnight = '2026-11-16T23:00:00.000Z';
const { system, life } = await stage();
beforeEach(() => system.clock.set(monday));

type Shown = { readonly kind: string; readonly overdue: boolean };
const page = { limit: 50, offset: 0 };
const lists: Readonly<Record<string, (id: string) => Promise<readonly Shown[]>>> = {
  'the view of the report': async (id) =>
    (await viewReport(system.deps, await system.as(leader), id)).duties,
  'its duties': async (id) => viewDuties(system.deps, await system.as(leader), id),
  'the list of one’s own': async (id) => {
    const { items } = await listDuties(system.deps, await system.as(leader), page);
    return items.filter(({ streamId }) => streamId === id);
  },
};
const assessment = async (list: string, id: string) =>
  (await lists[list]?.(id))?.find(({ kind }) => kind === 'assessProtection')?.overdue;

describe('that a duty is overdue', () => {
  it.each(Object.keys(lists))('is told from its due date, in %s', async (list) => {
    const { id } = await life.until('open');
    system.clock.set('2026-11-16T22:59:59.999Z');
    expect(await assessment(list, id)).toBe(false);
    system.clock.set(midnight);
    expect(await assessment(list, id)).toBe(true);
  });

  it('is told of an open one alone: what was done too late is done', async () => {
    const { id } = await life.until('open');
    system.clock.set('2026-11-17T09:00:00.000Z');
    const { duties } = await life.assess(id);
    expect(duties.map(({ kind, overdue }) => [kind, overdue])).toContainEqual([
      'decideOnInvestigation',
      false,
    ]);
    expect(await assessment('its duties', id)).toBe(false);
  });

  it('stands nowhere in its row: a duty that nobody has touched changes in nothing', async () => {
    const { id } = await life.until('open');
    const row = () =>
      select(system.raw, `select * from duty where stream_id = ? order by id`, [id]);
    const before = await row();
    system.clock.set(midnight);
    expect(await assessment('its duties', id)).toBe(true);
    expect(await row()).toEqual(before);
    expect(Object.keys(before[0] ?? {})).not.toContain('overdue');
  });
});

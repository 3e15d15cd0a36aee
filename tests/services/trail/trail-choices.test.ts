import { describe, expect, it } from 'vitest';
import { viewSearchChoices } from '../../../services/trail/trail-choices.ts';
import { viewTrail } from '../../../services/trail/view-trail.ts';
import { functionEnds } from '../../helpers/sessions.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const auditor = 'granskare.degerfors';
const author = 'larare.degerfors';
const { system, life } = await stage();

const choices = async (login = auditor, unitId?: string) =>
  viewSearchChoices(system.deps, await system.as(login), { unitId });
const names = (list: readonly { readonly name: string }[] | null): readonly string[] =>
  (list ?? []).map(({ name }) => name);

describe('what an auditor can search by', () => {
  it('is everybody who has or once had a function in her municipality, and nobody else', async () => {
    const before = await choices();
    expect(names(before.people)).toContain('Anna Exempel');
    expect(names(before.units)).toContain('Exempelskolan i Degerfors');
    expect(names(before.units).join()).not.toContain('Kinda');
    await functionEnds(system, { login: 'socialsekreterare2.degerfors' });
    system.clock.advance({ hours: 1 });
    expect(await choices()).toEqual(before);
  });

  it('is narrowed to the people of one unit', async () => {
    const { units } = await choices();
    const school = units.find(({ name }) => name === 'Exempelskolan i Degerfors');
    const { people } = await choices(auditor, school?.unitId);
    expect(names(people)).toContain('Karin Test');
    expect(names(people)).not.toContain('Anna Exempel');
  });

  it('is for nobody else to see', async () => {
    for (const login of [author, 'ifochef.degerfors', 'forvaltare.degerfors']) {
      expect((await refusal(choices(login))).status).toBe(403);
    }
  });
});

describe('what a history can be narrowed to', () => {
  const actorsFor = async (login: string, reportId: string) => {
    const page = { limit: 10, offset: 0 };
    const asked = { reportId, filter: { part: 'all' }, page } as const;
    return (await viewTrail(system.deps, await system.as(login), asked)).actors;
  };

  it('is who acts in it, and of the other side only the unit', async () => {
    const { id } = await life.until('open');
    const all = await actorsFor(auditor, id);
    expect(names(all.people)).toEqual(['Birgitta Påhittad', 'Karin Test']);
    expect(names(all.units)).toEqual(['Exempelskolan i Degerfors', 'IFO mottagning Degerfors']);
    const own = await actorsFor(author, id);
    expect(names(own.people)).toEqual(['Karin Test']);
  });
});

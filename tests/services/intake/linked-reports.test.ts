import { describe, expect, it } from 'vitest';
import type { StatedSibling } from '../../../domain/report/report-content.ts';
import { viewLinks } from '../../../services/reports/report-links.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const leader = 'ifochef.degerfors';
const page = { limit: 50, offset: 0 };

const linksOf = async (id: string, login = leader) =>
  viewLinks(system.deps, await system.as(login), id, page);
const linked = async (id: string, login?: string) =>
  (await linksOf(id, login)).items.map(({ kind, id: other }) => [kind, other]);

/** Lives of reports on a child that no other test tells of. */
const about = (value: string, more: { readonly siblings?: readonly StatedSibling[] } = {}) => {
  const identity = { kind: 'personnummer', value } as const;
  const child = { ...sampleReport().child, givenName: 'Alva', identity, birthDate: null };
  const { siblings: list = [] } = more;
  return life.saying({
    send: { child, siblings: { answer: list.length > 0 ? 'yes' : 'no', list } },
    decide: {
      identifiers: { number: value, birthDate: null, name: 'Alva Påhittad', whyNot: null },
    },
  });
};

describe('reports that hang together (routine §5.1) are linked and never merged', () => {
  it('repeats are those that the registration finds, told on both', async () => {
    const first = await about('20200419-2387').until('decide');
    const second = await about('20200419-2387').until('open');
    expect(await linked(second.id)).toEqual([]);
    await life.register(second.id);
    expect(await linked(second.id)).toEqual([['repeats', first.id]]);
    expect(await linked(first.id)).toEqual([['repeats', second.id]]);
    expect((await linksOf(second.id)).items).toMatchObject([
      { agencyKind: 'school', status: 'concluded', concludedAs: 'open' },
    ]);
  });

  it('once, also when the earlier one is registered afterwards', async () => {
    const first = await about('20201026-2398').until('open');
    const second = await about('20201026-2398').until('open', 'register');
    await life.register(first.id);
    expect(await linked(first.id)).toEqual([['repeats', second.id]]);
  });

  it('siblings are those whom the report names, by their own identities', async () => {
    const brother = await about('20210120-2394').send();
    const named = {
      givenName: 'Alva',
      familyName: null,
      birthDate: null,
      identity: { kind: 'personnummer', value: '20210120-2394' },
    } as const;
    const { id, links } = await about('20210723-2387', { siblings: [named] }).until(
      'open',
      'register',
    );
    const copies = links.map((copy) => ['siblingOf', copy.id]);
    expect((await linked(id)).toSorted()).toEqual(
      [...copies, ['siblingOf', brother.id]].toSorted(),
    );
  });

  it('and the sender learns of none of it', async () => {
    const first = await about('20220126-2397').send();
    await about('20220126-2397').until('open', 'register');
    expect(await linked(first.id, 'larare.degerfors')).toEqual([]);
  });

  it('an investigation that is going on is named by its record, to the receiver alone', async () => {
    const { id } = await about('20220214-2382').until('assess');
    expect((await linksOf(id)).ongoingInvestigation).toBeNull();
    const at = system.clock.now();
    const covered = await life.cover(id);
    expect((await linksOf(id)).ongoingInvestigation).toEqual({ id: covered.id, at });
    expect((await linksOf(id, 'larare.degerfors')).ongoingInvestigation).toBeNull();
  });
});

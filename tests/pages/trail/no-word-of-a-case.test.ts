import { beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { liveWholly } from '../../helpers/whole-life.ts';
import { readerOf, type Reader } from '../reading.ts';
import { wordsIn, wordsOfCase } from '../said-words.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const words = wordsOfCase();
let reportId: string;
beforeAll(async () => {
  ({ reportId } = await liveWholly(pages.system, castOf('degerfors'), sampleReport()));
});

const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

describe('a report that went through everything', () => {
  it('is told to the auditor without a word of what it says, and without its family', async () => {
    const reader = await loggedIn('granskare.degerfors');
    const people = await pages.system.raw('person').whereLike('subject', '%.degerfors');
    const of = `/granskning/anmalningar/${reportId}`;
    const looks = people.map(({ id }) => `/granskning/personer/${id}`);
    const paths = ['/granskning', '/granskning?sok=ja', of, `${of}?sida=2`, `${of}/utskrift`];
    for (const path of [...paths, `${of}/export`, ...looks]) {
      const { status, html } = await reader.get(path);
      expect({ path, status, found: wordsIn(html, words) }).toEqual({
        path,
        status: 200,
        found: [],
      });
    }
  });

  it('would be found by these words where they may stand', async () => {
    const { html } = await (
      await loggedIn('ifochef.degerfors')
    ).get(`/anmalningar/${reportId}/innehall`);
    expect(wordsIn(html, words).length).toBeGreaterThan(10);
  });

  it('shows its author no name of social services, and no deed of theirs alone', async () => {
    const { html } = await (
      await loggedIn('larare.degerfors')
    ).get(`/mina-anmalningar/${reportId}/historik`);
    expect(html).toContain('Skickade anmälan');
    const staff = await pages.system
      .raw('person as p')
      .join('assignment as a', 'a.person_id', 'p.id')
      .join('unit as u', 'u.id', 'a.unit_id')
      .where('u.kind', 'intake')
      .whereLike('p.subject', '%.degerfors')
      .select('p.given_name', 'p.family_name');
    for (const { given_name: given, family_name: family } of staff) {
      expect(html).not.toContain(`${given} ${family}`);
    }
    for (const deed of ['skyddsbedömningen', 'Beslutade', 'samtycke', 'handläggare', 'polis']) {
      expect(html).not.toContain(deed);
    }
  });
});

describe('a report’s history for its own side', () => {
  it('is read by those at intake, who find who of them did what, and no list', async () => {
    const reader = await loggedIn('ifochef.degerfors');
    const { html } = await reader.get(`/anmalningar/${reportId}/historik`);
    expect(html).toContain('Gjorde skyddsbedömningen');
    expect(html).not.toContain('value="listor"');
    expect(html).not.toContain('/granskning/');
  });

  it.each([
    ['larare.degerfors', 'anmalningar', '/mina-anmalningar/{a}/historik'],
    ['ifochef.degerfors', 'mina-anmalningar', '/anmalningar/{a}/historik'],
    ['granskare.degerfors', 'anmalningar', '/granskning/anmalningar/{a}'],
  ])('leads %s from the other side’s address to her own', async (login, tree, to) => {
    const { location } = await (await loggedIn(login)).get(`/${tree}/${reportId}/historik`);
    expect(location).toBe(to.replace('{a}', reportId));
  });

  it('is not there for whoever may not see the report', async () => {
    for (const login of ['larare.kinda', 'kurator.kinda', 'forvaltare.degerfors']) {
      const reader = await loggedIn(login);
      for (const tree of ['anmalningar', 'mina-anmalningar']) {
        const { status, location } = await reader.get(`/${tree}/${reportId}/historik`);
        const last = location === undefined ? status : (await reader.get(location)).status;
        expect({ login, last }).toEqual({ login, last: 404 });
      }
    }
  });
});

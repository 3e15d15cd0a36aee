import { describe, expect, it } from 'vitest';
import { recordAbsence } from '../../../services/people/absences.ts';
import { testDeedPages, testInBrowser, type DeedPage } from '../deed-pages.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { walkerOf } from '../walk.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const loggedIn = async (login = leader): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const form: DeedPage = {
  path: '/anmalningar/{reportId}/fordela',
  fact: 'caseAssigned',
  after: ['open'],
  answers: { login: officer, reason: 'Känner familjen.' },
  asks: ['Välj vem som tar den.', 'Fyll i Skäl.'],
};
testDeedPages(pages, [form]);

describe('whoever gives out a case', () => {
  it('sees those at work with what each has in hand, and gives it in two presses', async () => {
    const { id } = await pages.life.until('open');
    const walker = walkerOf(await loggedIn());
    const { html } = await walker.open(`/anmalningar/${id}/fordela`);
    expect(html).toMatch(/\d+ öppna, \d+ ska vara klara i veckan, \d+ försenade/);
    await walker.press({ login: officer, reason: 'Känner familjen.' });
    expect(walker.walked()).toEqual({ pages: 2, presses: 2 });
    const [person] = await pages.system.raw('person').where({ subject: officer });
    const [row] = await pages.system.raw('report').where({ id });
    expect(row.owner_person_id).toBe(person.id);
  });

  it('can choose nobody who is away', async () => {
    const away = 'socialsekreterare2.degerfors';
    const now = pages.system.clock.now();
    await recordAbsence(pages.system.deps, await pages.system.as(leader), {
      login: away,
      startsAt: now,
      endsAt: '2026-12-24T11:00:00.000Z',
    });
    const { id } = await pages.life.until('open');
    const reader = await loggedIn();
    const path = `/anmalningar/${id}/fordela`;
    const { html } = await reader.get(path);
    expect(html).toContain('Frånvarande: ');
    expect(html).not.toContain(`value="${away}"`);
    const { html: refused } = await reader.fill(path, { login: away, reason: 'Har tid.' });
    expect(refused).toContain('Den personen är frånvarande.');
  });

  it('is a leader', async () => {
    const { id } = await pages.life.until('open', 'assign');
    const reader = await loggedIn(officer);
    const { status, html } = await reader.get(`/anmalningar/${id}/fordela`);
    expect(status).toBeGreaterThanOrEqual(403);
    expect(html).not.toContain('name="_key"');
  });
});

describe('the page on which a case is given out, in a browser', () => {
  testInBrowser(pages, { prepare: async () => pages.life.until('open') }, { forms: [form] });
});

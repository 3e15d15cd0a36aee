import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../helpers/sample-report.ts';
import { testDeedPages, testInBrowser, type DeedPage } from '../deed-pages.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const at = '/anmalningar/{reportId}/oversand';
const loggedIn = async (login = leader): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const whereabouts: DeedPage = {
  path: '/anmalningar/{reportId}/hemvist',
  fact: 'whereaboutsFound',
  after: ['open'],
  answers: {
    ground: 'livesElsewhere',
    municipality: 'other',
    'municipality.code': '1883',
    'municipality.name': 'Karlskoga',
    knownBy: 'Folkbokföringen.',
  },
  asks: ['Välj varför den kommunen ansvarar'],
};
const forms: readonly DeedPage[] = [
  {
    path: at,
    fact: 'reportForwarded',
    after: ['assess', 'findWhereabouts'],
    answers: { message: 'Barnet är hos sin mormor i natt.' },
    asks: [],
    checked: true,
    leadsTo: at,
  },
  {
    path: `${at}/skickat`,
    fact: 'forwardingDispatched',
    after: ['forward'],
    answers: { how: 'courier', on: '16/11', by: 'Sune', to: 'Mottagningen' },
    asks: ['Välj ett svar: Hur?', 'Fyll i Av vem?', 'Fyll i Till vem där?'],
    leadsTo: at,
  },
  {
    path: `${at}/svar`,
    fact: 'forwardingAnswered',
    after: ['dispatchForwarding'],
    answers: { answer: 'taken', on: '16/11', by: 'Annika', how: 'letter' },
    asks: ['Välj ett svar: Svar.', 'Fyll i Vem svarade där?'],
  },
];
testDeedPages(pages, [whereabouts, ...forms.slice(1)]);

describe('where the child belongs', () => {
  it('is suggested by the report itself, and found by a person', async () => {
    const child = { ...sampleReport().child, homeMunicipalityCode: '0561' };
    const { id } = await pages.life.send({ child });
    await pages.life.bring(id, 'open');
    const { html } = await (await loggedIn()).get(`/anmalningar/${id}/hemvist`);
    expect(html).toContain('barnet bor i en annan kommun, Åtvidaberg');
  });

  it('asks for the municipality, and refuses its own as another', async () => {
    const { id } = await pages.life.until('open');
    const reader = await loggedIn();
    const path = `/anmalningar/${id}/hemvist`;
    const chosen = { ground: 'livesElsewhere', knownBy: 'Folkbokföringen.' };
    const { html: asked } = await reader.fill(path, chosen);
    expect(asked).toContain('Välj kommunen, eller skriv dess kod och namn.');
    const own = { municipality: 'other', 'municipality.code': '1862', 'municipality.name': 'D' };
    const { html } = await reader.fill(path, { ...chosen, ...own });
    expect(html).toContain('Det är den egna kommunen.');
  });

  it('has no form any longer once another municipality answers', async () => {
    const { id } = await pages.life.until('findWhereabouts');
    const { html } = await (await loggedIn()).get(`/anmalningar/${id}/hemvist`);
    expect(html).toContain('Det är redan antecknat att en annan kommun ansvarar.');
    expect(html).not.toContain('name="_key"');
  });
});

describe('the forwarding', () => {
  it('is checked before it leaves, and then says how it goes on', async () => {
    const { id } = await pages.life.until('assess', 'findWhereabouts');
    const reader = await loggedIn();
    const path = `/anmalningar/${id}/oversand`;
    await reader.fill(path, { message: 'Hos mormor i natt.' });
    const { html: check } = await reader.get(`${path}/kontrollera`);
    expect(check).toContain('Till Karlskoga: Barnet bor i en annan kommun.');
    expect(check).toContain('Hos mormor i natt.');
    const { html } = await reader.fill(`${path}/kontrollera`, {});
    expect(html).toContain('Översänd i dag');
    expect(html).toContain('Anteckna hur det skickades');
    expect(html).not.toContain('name="_key"');
  });

  it('goes nowhere before somebody has found where', async () => {
    const { id } = await pages.life.until('assess');
    const { html } = await (await loggedIn()).get(`/anmalningar/${id}/oversand`);
    expect(html).toContain('Anteckna var barnet hör hemma');
    expect(html).not.toContain('name="_key"');
  });

  it('is answered by nobody before it was sent', async () => {
    const { reportId } = await pages.life.until('forward');
    const reader = await loggedIn();
    const answers = { answer: 'taken', on: '16/11', by: 'Annika', how: 'letter' };
    const { html } = await reader.fill(`/anmalningar/${reportId}/oversand/svar`, answers);
    expect(html).toContain('Anteckna först hur översändandet skickades.');
  });

  it('tells the school nothing', async () => {
    const { reportId } = await pages.life.until('forward');
    const { status } = await (
      await loggedIn('larare.degerfors')
    ).get(`/anmalningar/${reportId}/oversand`);
    expect(status).toBe(403);
  });
});

describe('the pages of another municipality, in a browser', () => {
  testInBrowser(
    pages,
    { prepare: async () => pages.life.until('assess', 'findWhereabouts') },
    { forms: forms.slice(0, 1) },
  );
});

describe('the pages on the way there, in a browser', () => {
  testInBrowser(
    pages,
    { prepare: async () => pages.life.until('dispatchForwarding') },
    { forms: forms.slice(1), shows: [at] },
  );
});

describe('the page of where a child belongs, in a browser', () => {
  testInBrowser(pages, { prepare: async () => pages.life.until('open') }, { forms: [whereabouts] });
});

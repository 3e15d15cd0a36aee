import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { testDeedPages, testInBrowser, type Answers, type DeedPage } from '../deed-pages.ts';
import { readerOf, type Page, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { standingIn } from '../standing.ts';
import { walkerOf } from '../walk.ts';

const pages = servedPages();
const officer = 'socialsekreterare1.degerfors';
const call = '/registrera/samtal';
const paper = '/registrera/papper';
const told = { 'caller.is': 'anonymous', 'events.0.what': 'Ropade på hjälp i trappan.' };

const loggedIn = async (login = officer): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

/** Sends the form of a page as a browser does in which these answers were given. */
const sent = async (reader: Reader, path: string, answers: Answers): Promise<Page> =>
  reader.post(path, { ...standingIn((await reader.get(path)).html), ...answers });

/** The report that somebody was led to, as it is kept. */
const keptAt = async (path: string | undefined) => {
  const id = path?.split('/').at(-1) ?? '';
  return viewContent(pages.system.deps, await pages.system.as(officer), id);
};

describe('a call that is taken down', () => {
  it('is received and opened at its minute, and hers who took it', async () => {
    const reader = await loggedIn();
    const walker = walkerOf(reader);
    await walker.open(call);
    await walker.press({ ...told, 'received.at': '16/11', 'received.at.time': '9.15' });
    expect(walker.walked()).toEqual({ pages: 2, presses: 2 });
    const id = walker.at().split('/').at(-1);
    const [row] = await pages.system.raw('report').where({ id });
    const [person] = await pages.system.raw('person').where({ subject: officer });
    expect(row).toMatchObject({ channel: 'phone', status: 'opened', owner_person_id: person.id });
    expect((row.received_at as Date).toISOString()).toBe('2026-11-16T08:15:00.000Z');
  });

  it('keeps of somebody anonymous nothing that names her, whatever was typed before', async () => {
    const reader = await loggedIn();
    const { location } = await sent(reader, call, {
      ...told,
      'received.how': 'visit',
      'received.at': '2026-11-16',
      'received.at.time': '0930',
      'caller.givenName': 'Sigrid',
      'caller.phone': '070-174 06 12',
      'caller.relationToChild': 'granne',
    });
    const { content } = await keptAt(location);
    expect(content.reporter).toMatchObject({ givenName: null, phone: null });
    expect(content.reporter.relationToChild).toBe('granne');
  });

  it('may come from an unnamed private person, and leaves all else not answered', async () => {
    const reader = await loggedIn();
    const { location } = await sent(reader, call, {
      'received.how': 'phone',
      'received.at': '2026-11-16',
      'received.at.time': '9',
      'caller.is': 'private',
      'worry.kinds': 'neglect',
    });
    const { content } = await keptAt(location);
    expect(content).toMatchObject({
      agencyKind: 'privatePerson',
      acute: { danger: 'notAnswered' },
      events: [],
      child: { givenName: null, protectedIdentity: 'notAnswered' },
    });
  });

  it('asks for one word of the worry, and loses nothing that was typed', async () => {
    const reader = await loggedIn();
    const { html } = await reader.fill(call, {
      'received.how': 'phone',
      'received.at': '2026-11-16',
      'received.at.time': '9',
      'caller.is': 'anonymous',
      'child.givenName': 'Rut',
    });
    expect(html).toContain('Skriv något om oron');
    expect(html).toContain('value="Rut"');
  });

  it.each([
    ['a day to come', { 'received.at': '2026-12-24' }, 'dagen har inte kommit ännu'],
    ['a day too far back', { 'received.at': '2026-09-01' }, 'dagen ligger för långt tillbaka'],
    ['a caller nobody knows', { login: 'nobody' }, 'ingen verksamhet i kommunen'],
    ['an agency that is not said', { 'caller.is': 'obliged' }, 'Välj verksamheten.'],
  ])('is not taken with %s, which is said at its field', async (_, words, says) => {
    const reader = await loggedIn();
    const { html } = await reader.fill(call, {
      ...told,
      'received.how': 'phone',
      'received.at': '2026-11-16',
      'received.at.time': '9.15',
      ...('login' in words && { 'caller.is': 'obliged', 'caller.agencyKind': 'school' }),
      ...words,
    });
    expect(html).toContain(says);
  });

  it('has no form for whoever receives no reports', async () => {
    for (const login of ['larare.degerfors', 'forvaltare.degerfors']) {
      const { status, html } = await (await loggedIn(login)).get(call);
      expect({ login, status }).toEqual({ login, status: 403 });
      expect(html).not.toContain('name="_key"');
    }
  });

  it('takes one more event at a time', async () => {
    const reader = await loggedIn();
    const { location } = await reader.post(call, { ...told, _do: 'add:events' });
    expect(location).toBe(`${call}#handelse-2`);
    const { html } = await reader.get(call);
    expect(html).toContain('Ropade på hjälp i trappan.');
    expect(html).toContain('Ta bort händelse 2');
  });
});

describe('a letter that is registered', () => {
  it('counts from the day it came in', async () => {
    const reader = await loggedIn();
    const { location } = await sent(reader, paper, {
      ...told,
      'received.on': '13 november',
      'siblings.list.0.givenName': 'Moa',
    });
    const id = location?.split('/').at(-1);
    const [row] = await pages.system.raw('report').where({ id });
    expect(row).toMatchObject({ channel: 'paper', status: 'opened' });
    expect((row.received_at as Date).toISOString()).toBe('2026-11-12T23:00:00.000Z');
    const family = await pages.system.raw('report').where({ submission_id: row.submission_id });
    expect(family).toHaveLength(2);
  });
});

const waiver: DeedPage = {
  path: '/anmalningar/{toldId}/skriftlig-bekraftelse',
  fact: 'writtenReportWaived',
  after: ['takeCall'],
  answers: { reason: 'Hon är sjukskriven till våren.' },
  asks: ['Fyll i Varför behövs den inte?'],
  leadsTo: '/anmalningar/{toldId}',
};
testDeedPages(pages, [waiver]);

describe('the pages for what is told, in a browser', () => {
  const answers = { ...told, 'received.at': '', 'child.givenName': '', 'guardians.0.phone': '' };
  testInBrowser(
    pages,
    { prepare: async () => pages.life.until('takeCall') },
    {
      forms: [
        { ...waiver, path: call, answers },
        { ...waiver, path: paper, answers: { ...told, 'received.on': '' } },
        waiver,
      ],
    },
  );
});

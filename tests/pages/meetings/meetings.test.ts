import { describe, expect, it } from 'vitest';
import { dutyPath } from '../../../api/pages/duties/duty-path.ts';
import type { Place } from '../../helpers/deed.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { testDeedPages, testInBrowser, type DeedPage } from '../deed-pages.ts';
import { standingIn } from '../standing.ts';
import { walkerOf } from '../walk.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const meeting = '/anmalningar/{reportId}/mote';
const consents = '/anmalningar/{reportId}/samtycken';

const forms: readonly DeedPage[] = [
  {
    path: consents,
    fact: 'consentRecorded',
    times: 2,
    after: ['assess'],
    answers: {
      of: 'guardian1',
      how: 'spoken',
      on: '15/11',
      attend: 'given',
      share: 'given',
      parties: 'school',
    },
    asks: ['Välj vem som svarar.', 'Välj ett svar: Hur?', 'Välj ett svar: vara med, eller dela'],
    leadsTo: consents,
  },
  {
    path: `${meeting}/tider`,
    fact: 'meetingProposed',
    after: ['assess'],
    answers: {
      'times.0.day': '3 december',
      'times.0.day.time': '9.00',
      'times.1.day': '2026-12-04',
      'times.1.day.time': '1400',
      place: 'Skolan, rum 4',
    },
    asks: ['Skriv datumet så här: 2026-12-03.', 'Fyll i Plats.'],
    leadsTo: meeting,
  },
  {
    path: `${meeting}/svar`,
    fact: 'meetingTimeAnswered',
    after: ['propose'],
    answers: { by: 'guardian1', answer: 'Kan komma på torsdag.', how: 'phone' },
    asks: ['Välj ett svar: Vem svarade?', 'Välj ett svar: Hur?'],
    leadsTo: meeting,
  },
  {
    path: `${meeting}/inbjudan`,
    fact: 'meetingInvited',
    after: ['propose', 'consent', 'consentToShare'],
    answers: {
      time: 'other',
      'time.other': '3 december 2026',
      'time.other.time': '10.00',
      place: 'Skolan, rum 4',
      invited: 'guardian1',
      language: 'sv',
    },
    asks: ['Kryssa i vem som bjuds in.', 'Välj ett svar: Tid.'],
    checked: true,
    leadsTo: meeting,
  },
  {
    path: `${meeting}/utfall`,
    fact: 'meetingOutcomeRecorded',
    after: ['invite'],
    answers: { outcome: 'held' },
    asks: ['Välj ett svar: Vad hände?'],
    leadsTo: meeting,
  },
  {
    path: `${meeting}/protokoll`,
    fact: 'meetingMinutesTaken',
    after: ['hold'],
    answers: {
      'present.0.who': 'guardian1',
      'present.0.difficulties': 'Morgnarna.',
      'present.1.whoElse': 'Mormodern Gunvor',
      'agreed.0.what': 'Frukost i skolan.',
      'agreed.0.by': 'Skolan',
    },
    asks: ['Välj ett svar: Vem?'],
    leadsTo: meeting,
  },
  {
    path: `${meeting}/inget-mote`,
    fact: 'meetingWaived',
    after: ['assess'],
    answers: { reason: 'noConsent', note: 'Mamman vill inte.' },
    asks: ['Välj ett svar: Varför?', 'Fyll i Beskriv.'],
    leadsTo: meeting,
  },
];

testDeedPages(pages, forms);

const loggedIn = async (login = leader): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const [robin] = sampleReport().guardians;
const twoGuardians = {
  guardians: [
    { ...robin, givenName: 'Marcus' },
    { ...robin, givenName: 'Linn' },
  ],
} as object;
const yes = { how: 'spoken', attend: 'given', share: 'given', parties: 'reporter' };

const assessed = async (report: object = {}): Promise<string> => {
  const { id } = await pages.life.send(report);
  await pages.life.bring(id, 'assess');
  return id;
};

describe('the consents', () => {
  it('say whose is missing, and who can be met without the child', async () => {
    const [id, reader] = [await assessed(twoGuardians), await loggedIn()];
    const path = `/anmalningar/${id}/samtycken`;
    expect((await reader.get(path)).html).toContain(
      'För ett möte med Kim saknas samtycke från Marcus och Linn.',
    );
    const { html } = await reader.fill(path, { ...yes, of: 'guardian1' });
    expect(html).toContain('För ett möte med Kim saknas samtycke från Linn.');
    expect(html).toContain('Marcus kan träffas utan barnet.');
    expect(html).toContain('Ja, muntligt, i dag');
    expect(html).toContain('Antecknat kl.');
    const both = await reader.fill(path, { ...yes, of: 'guardian2' });
    expect(both.html).toContain('Alla samtycken finns för ett möte med Kim.');
  });

  it('say so after a withdrawal, and what it stops', async () => {
    const [id, reader] = [await assessed(), await loggedIn()];
    const path = `/anmalningar/${id}/samtycken`;
    await reader.fill(path, { ...yes, of: 'guardian1' });
    const { html } = await reader.fill(path, {
      of: 'guardian1',
      how: 'written',
      attend: 'withdrawn',
      share: 'notAsked',
    });
    expect(html).toContain('Tog tillbaka, skriftligt');
    expect(html).toContain('Nästa möte hålls inte. Tidigare möten står kvar.');
  });

  it('are the young person’s own from 15', async () => {
    const child = { ...sampleReport().child, identity: null, birthDate: '2010-07-22' };
    const [id, reader] = [await assessed({ child }), await loggedIn()];
    const { html } = await reader.get(`/anmalningar/${id}/samtycken`);
    expect(html).toContain('Kim har fyllt 15 och svarar själv.');
    expect(html).not.toContain('Vårdnadshavarna svarar.');
  });

  it('ask whom information may be shared with, beside all else that is missing', async () => {
    const [id, reader] = [await assessed(), await loggedIn()];
    const { html } = await reader.fill(`/anmalningar/${id}/samtycken`, { share: 'given' });
    expect(html).toContain('Ange vem uppgifterna får delas med.');
    expect(html).toContain('Välj vem som svarar.');
  });
});

describe('the invitation', () => {
  it('is refused without consent, and says whose is missing', async () => {
    const [id, reader] = [await assessed(twoGuardians), await loggedIn()];
    await reader.fill(`/anmalningar/${id}/samtycken`, { ...yes, of: 'guardian1' });
    await pages.life.propose(id);
    const path = `/anmalningar/${id}/mote/inbjudan`;
    const { html: form } = await reader.get(path);
    expect(form).toContain('Samtycke saknas');
    const meetingId = /name="meeting" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const answers = {
      meeting: meetingId,
      time: 'other',
      'time.other': '3/12',
      'time.other.time': '10.00',
      place: 'Skolan',
    };
    const invited = ['reporter', 'guardian1', 'child'].join('\n');
    await reader.fill(path, { ...answers, invited });
    const { html } = await reader.fill(`${path}/kontrollera`, {});
    expect(html).toContain('Samtycke saknas från Linn. Fråga först, eller bjud in utan.');
    expect(html).toContain('value="Skolan"');
    await reader.fill(path, { ...answers, invited: 'reporter\nguardian1' });
    const { html: done } = await reader.fill(`${path}/kontrollera`, {});
    expect(done).toContain('inbjudan är skickad');
    expect(done).toContain('Marcus, vårdnadshavare');
  });
});

describe('in protected contact', () => {
  const pagesOfMeeting = ['samtycken', 'mote', 'mote/tider', 'mote/svar', 'mote/inbjudan'];

  it.each(pagesOfMeeting)('%s tells to hold separate talks, and has no form', async (suffix) => {
    const worry = { ...sampleReport().worry, kinds: ['honour'] };
    const [id, reader] = [await assessed({ worry }), await loggedIn()];
    const { html } = await reader.get(`/anmalningar/${id}/${suffix}`);
    expect(html).toContain('Ha enskilda samtal i stället');
    expect(html).not.toContain('name="_key"');
  });
});

describe('the way through a joint meeting', () => {
  it('leads from one step to the next', async () => {
    const [id, reader] = [await assessed(), await loggedIn()];
    const next = async (): Promise<string | undefined> =>
      (await reader.get(`/anmalningar/${id}/mote/nasta`)).location?.replace(
        `/anmalningar/${id}/`,
        '',
      );
    expect(await next()).toBe('samtycken');
    await reader.fill(`/anmalningar/${id}/samtycken`, { ...yes, of: 'guardian1' });
    expect(await next()).toBe('mote/tider');
    const place = await pages.life.do({ reportId: id }, 'propose');
    expect(await next()).toBe('mote/inbjudan');
    await pages.life.do(place, 'invite');
    expect(await next()).toBe('mote/utfall');
    await pages.life.do(place, 'hold');
    expect(await next()).toBe('mote/protokoll');
    await pages.life.do(place, 'minutes');
    expect(await next()).toBe('mote');
    const { html } = await reader.get(`/anmalningar/${id}/mote`);
    expect(html).toContain('Mötet är hållet och protokollet skrivet.');
    expect(html).toContain('Orkar inte upp på morgnarna');
  });

  it('has no form for what is not possible now', async () => {
    const { id } = await pages.life.send();
    await pages.life.bring(id, 'open');
    const reader = await loggedIn();
    for (const suffix of ['samtycken', 'mote/tider', 'mote/inget-mote']) {
      const { status, html } = await reader.get(`/anmalningar/${id}/${suffix}`);
      expect({ suffix, status }).toEqual({ suffix, status: 409 });
      expect(html).not.toContain('name="_key"');
    }
    await pages.life.do({ reportId: id }, 'assess');
    for (const suffix of ['mote/svar', 'mote/inbjudan', 'mote/utfall', 'mote/protokoll']) {
      expect((await reader.get(`/anmalningar/${id}/${suffix}`)).html).not.toContain('name="_key"');
    }
  });

  it('is shown to nobody else: not to a school, nor to an officer who does not hold the case', async () => {
    const id = await assessed();
    const status = async (login: string): Promise<number> =>
      (await (await loggedIn(login)).get(`/anmalningar/${id}/samtycken`)).status;
    expect(await status('larare.degerfors')).toBe(403);
    expect(await status('socialsekreterare2.degerfors')).toBe(403);
    expect(await status('ifochef.kinda')).toBe(404);
  });

  it('takes rows of present and agreed, one more at a time, and loses none', async () => {
    const { reportId: id = '' } = await pages.life.until('hold');
    const reader = await loggedIn();
    const path = `/anmalningar/${id}/mote/protokoll`;
    expect((await reader.get(path)).html).toContain('Ta bort närvarande 2');
    const typed = { 'present.0.who': 'guardian1', 'present.0.assets': 'Farmor hjälper till.' };
    const { location } = await reader.post(path, { ...typed, _do: 'add:present' });
    expect(location).toBe(`${path}#narvarande-2`);
    expect((await reader.get(path)).html).toContain('Farmor hjälper till.');
  });
});

describe('what was typed', () => {
  it('is shown where its form is gone, since the meeting has ended meanwhile', async () => {
    const place = await pages.life.until('invite');
    const reader = await loggedIn();
    const path = `/anmalningar/${place.reportId}/mote/svar`;
    const { html: form } = await reader.get(path);
    const typed = { ...standingIn(form), answer: 'Kan komma på torsdag.', _do: 'save' };
    await reader.post(path, typed);
    await pages.life.hold(place, { outcome: 'cancelled', reason: 'Sjukdom.' });
    const { html } = await reader.get(path);
    expect(html).toContain('Inga tider är föreslagna');
    expect(html).toContain('Kan komma på torsdag.');
    expect(html).not.toContain('Anteckna svaret om tiderna</button>');
  });
});

describe('from the home page', () => {
  it('takes no more presses than it may', async () => {
    const id = await assessed(twoGuardians);
    const at = `/anmalningar/${id}`;
    // A card of the home page leads straight to where its duty is done.
    const stream = { kind: 'report', id } as const;
    const ways = (['holdJointMeeting', 'proposeMeetingTimes'] as const).map((kind) =>
      dutyPath({ kind, about: null, stream }),
    );
    expect(ways).toEqual([`${at}/mote/nasta`, `${at}/mote/tider`]);
    const consenting = walkerOf(await loggedIn());
    await consenting.open(`${at}/mote/nasta`);
    await consenting.press({ ...yes, of: 'guardian1' });
    await consenting.press({ ...yes, of: 'guardian2' });
    expect(consenting.walked()).toEqual({ pages: 3, presses: 3 });

    const proposing = walkerOf(await loggedIn());
    await proposing.open(`${at}/mote/tider`);
    await proposing.press({ 'times.0.day': '3/12', 'times.0.day.time': '9', place: 'Skolan' });
    expect(proposing.walked()).toEqual({ pages: 2, presses: 2 });

    const inviting = walkerOf(await loggedIn());
    await inviting.open(`${at}/mote/nasta`);
    await inviting.press({ place: 'Skolan', invited: 'guardian1' });
    await inviting.press({});
    expect(inviting.walked()).toEqual({ pages: 3, presses: 3 });
    expect(inviting.at()).toBe(`${at}/mote`);
  });
});

describe('the pages of the joint meeting, in a browser', () => {
  const prepare = async (): Promise<Place> => pages.life.until('minutes');
  testInBrowser(pages, { prepare }, { forms: forms.slice(0, 2), shows: [meeting] });
});

describe('the pages of a meeting that is to come, in a browser', () => {
  const prepare = async (): Promise<Place> => pages.life.until('propose', 'consent');
  testInBrowser(pages, { prepare }, { forms: [...forms.slice(2, 5), ...forms.slice(6)] });
});

describe('the minutes, in a browser', () => {
  const prepare = async (): Promise<Place> => pages.life.until('hold');
  testInBrowser(pages, { prepare }, { forms: forms.slice(5, 6) });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anotherFunction } from '../helpers/sessions.ts';
import { readerOf, type Reader } from './reading.ts';
import { servedPages } from './served-pages.ts';
import { standingIn } from './standing.ts';

const pages = servedPages();
const officer = 'ifochef.degerfors';

const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const openedReport = async (): Promise<string> => {
  const { reportId = '' } = await pages.life.until('open');
  return reportId;
};
const formOf = (reportId: string): string => `/anmalningar/${reportId}/skyddsbedomning`;
const whole = { immediateNeed: 'no', reasons: 'Är i skolan i dag.', violence: 'none' };
const recorded = async (reportId: string): Promise<number> =>
  (await pages.system.raw('fact').where({ stream_id: reportId, kind: 'protectionAssessed' }))
    .length;

describe('a page', () => {
  it('leads whoever has not logged in to the login and back', async () => {
    const { status, location } = await readerOf(pages).get('/anmalningar/x/skyddsbedomning');
    expect({ status, location }).toEqual({
      status: 303,
      location: '/logga-in?till=%2Fanmalningar%2Fx%2Fskyddsbedomning',
    });
  });

  it('answers that there is nothing in words, with the number to call and 112', async () => {
    const reader = await loggedIn(officer);
    const { status, html } = await reader.get(formOf(randomUUID()));
    expect(status).toBe(404);
    expect(html).toContain('Sidan finns inte');
    expect(html).toContain('112');
    expect(html).toMatch(/Felnummer: [0-9a-f-]{36}/);
  });

  it('says in words why a deed is not possible as the case stands', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const { status, html } = await reader.get(`/anmalningar/${reportId}/samtycken`);
    expect(status).toBe(409);
    expect(html).toContain('Det går inte i det läge som ärendet är i nu.');
  });

  it('refuses a form that another site has sent', async () => {
    const token = await pages.sessions.begin(officer);
    const answer = await fetch(`${pages.origin}${formOf(randomUUID())}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', cookie: `sid=${token}` },
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Inget är gjort');
  });

  it('speaks the language that its reader has chosen', async () => {
    const reader = readerOf(pages);
    expect((await reader.get('/')).html).toContain('<html lang="sv">');
    const { location } = await reader.post('/sprak', { sprak: 'en', till: '/hjalp' });
    expect(location).toBe('/hjalp');
    expect((await reader.get('/')).html).toContain('<html lang="en">');
  });

  it.each(['//elsewhere', 'https://elsewhere', '/\\elsewhere', '/a?b=c', 'x'])(
    'leads nobody away from here to %s',
    async (till) => {
      const { location } = await readerOf(pages).post('/sprak', { sprak: 'sv', till });
      expect(location).toBe('/');
    },
  );
});

describe('a form', () => {
  it('records its fact and says so on the page after it, once', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const { location } = await reader.post(formOf(reportId), { _key: randomUUID(), ...whole });
    expect(location).toBe(`/anmalningar/${reportId}`);
    expect(await recorded(reportId)).toBe(1);
    const { html } = await reader.get('/hjalp');
    expect(html).toMatch(/Antecknat kl\. \d\d\.\d\d: skyddsbedömning\./);
    expect((await reader.get('/hjalp')).html).not.toContain('Antecknat');
  });

  it('says all that is wrong at once, first on the page and at each field, and keeps the text', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const text = 'Svarar <b>inte</b> på det andra.';
    const { html } = await reader.fill(formOf(reportId), { reasons: text });
    expect(html).toContain('<title>Fel: Skyddsbedömning');
    expect(html).toContain('Välj om barnet behöver skydd omedelbart.');
    expect(html).toContain('href="#violence"');
    expect(html).toContain('Svarar &lt;b>inte&lt;/b> på det andra.');
    expect(await recorded(reportId)).toBe(0);
  });

  it('is the same deed when it is sent twice, and says so when another text comes', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const sent = { _key: randomUUID(), ...whole };
    const answers = await Promise.all([1, 2].map(() => reader.post(formOf(reportId), sent)));
    for (const { location } of answers) expect(location).toBe(`/anmalningar/${reportId}`);
    expect(await recorded(reportId)).toBe(1);
    const other = await reader.post(formOf(reportId), { ...sent, reasons: 'Något annat.' });
    const { html } = await reader.get(other.location ?? '');
    expect(html).toContain('Det här är redan skickat');
    expect(html).toContain('Något annat.');
  });

  it('is stopped by what has come since and bears on it, and can be sent all the same', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const { html: before } = await reader.get(formOf(reportId));
    await pages.life.do({ reportId }, 'assess');
    const seen = /name="_seen" value="(\d+)"/.exec(before)?.[1] ?? '';
    const { location } = await reader.post(formOf(reportId), {
      _key: randomUUID(),
      _seen: seen,
      ...whole,
    });
    const { html } = await reader.get(location ?? '');
    expect(html).toContain('Ändrat medan du skrev');
    expect(html).toContain('Är i skolan i dag.');
  });

  it('keeps what is saved for now for its writer alone', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    await reader.post(formOf(reportId), { _do: 'save', reasons: 'Bara mitt än så länge.' });
    expect((await reader.get(formOf(reportId))).html).toContain('Bara mitt än så länge.');
    const another = await loggedIn('socialsekreterare2.degerfors');
    expect((await another.get(formOf(reportId))).html).not.toContain('Bara mitt');
    expect(await recorded(reportId)).toBe(0);
  });

  it('keeps the text of whoever was logged out while she wrote', async () => {
    const token = await pages.sessions.begin(officer);
    const [reader, reportId] = [readerOf(pages, token), await openedReport()];
    pages.system.clock.advance({ minutes: 31 });
    const { status, html } = await reader.post(formOf(reportId), { _key: randomUUID(), ...whole });
    expect(status).toBe(401);
    expect(html).toContain('Det du skrev är sparat');
    expect(await recorded(reportId)).toBe(0);
    const again = await loggedIn(officer);
    expect((await again.get(formOf(reportId))).html).toContain('Är i skolan i dag.');
    const another = await loggedIn('socialsekreterare2.degerfors');
    expect((await another.get(formOf(reportId))).html).not.toContain('Är i skolan i dag.');
  });

  it('is not sent in the name of whoever has logged in since at the same computer', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    const left = standingIn((await reader.get(formOf(reportId))).html);
    const another = await loggedIn('socialsekreterare2.degerfors');
    for (const wish of ['send', 'save', 'discard']) {
      const { status, html } = await another.post(formOf(reportId), {
        ...left,
        ...whole,
        _do: wish,
      });
      expect(status).toBe(403);
      expect(html).toContain('Formuläret öppnades av någon annan');
    }
    expect((await another.get(formOf(reportId))).html).not.toContain('Är i skolan i dag.');
    expect(await recorded(reportId)).toBe(0);
    await reader.post(formOf(reportId), { ...left, ...whole });
    expect(await recorded(reportId)).toBe(1);
  });

  it('keeps the text when the language is changed in the middle of it', async () => {
    const [reader, reportId] = [await loggedIn(officer), await openedReport()];
    await reader.post(formOf(reportId), { _do: 'language:en', reasons: 'Halvvägs.' });
    const { html } = await reader.get(formOf(reportId));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Halvvägs.');
  });
});

describe('the account', () => {
  it('shows where somebody is logged in, and ends what she wants ended', async () => {
    const here = await loggedIn(officer);
    await loggedIn(officer);
    const sessions = async (): Promise<readonly string[]> =>
      [...(await here.get('/konto')).html.matchAll(/name="end" value="([^"]+)"/g)].map(
        ([, id = '']) => id,
      );
    const [other = '', ...more] = await sessions();
    await here.post('/konto', { end: other });
    expect(await sessions()).toEqual(more);
  });

  it('lets her stay logged in for five hours without activity', async () => {
    const reader = await loggedIn(officer);
    await reader.post('/konto', { idle: '300' });
    pages.system.clock.advance({ hours: 4 });
    expect((await reader.get('/konto')).status).toBe(200);
  });

  it('ends no session of anybody else', async () => {
    const token = await pages.sessions.begin('socialsekreterare2.degerfors');
    const { session } = await pages.sessions.present(token);
    const reader = await loggedIn(officer);
    expect((await reader.post('/konto', { end: session.id })).status).toBe(404);
    expect((await readerOf(pages, token).get('/konto')).status).toBe(200);
  });
});

describe('the choice of function', () => {
  it('comes first for whoever has several, and leads back to what she wanted', async () => {
    const login = 'socialsekreterare2.kinda';
    const id = await anotherFunction(pages.system, login, 'deputyIfoChef');
    const reader = await loggedIn(login);
    const wanted = await reader.get('/konto');
    expect(wanted.location).toBe('/valj-funktion?till=%2Fkonto');
    const { html } = await reader.get(wanted.location ?? '');
    expect(html).toContain('biträdande IFO-chef, IFO');
    const { location } = await reader.post('/valj-funktion', { function: id, till: '/konto' });
    expect(location).toBe('/konto');
    expect((await reader.get('/')).location).toBe('/enheten');
  });

  it('takes no function that is not hers', async () => {
    const reader = await loggedIn('socialsekreterare2.kinda');
    const { status } = await reader.post('/valj-funktion', { function: randomUUID(), till: '/' });
    expect(status).toBe(404);
  });
});

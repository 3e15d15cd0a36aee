import { describe, expect, it } from 'vitest';
import { readerOf } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { draftsOf } from './drafts.ts';

const pages = servedPages({}, '2026-11-23T08:12:00.000Z');
const teacher = 'larare.degerfors';

const { loggedIn, begin, fieldsOf: draftOf } = draftsOf(pages);

describe('a report that is begun', () => {
  it('leads to its first page, with who writes it known beforehand', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    expect(path).toMatch(/^\/anmal\/[0-9a-f-]{36}$/);
    expect(await draftOf(path)).toMatchObject({
      'reporter.unit': 'Exempelskolan i Degerfors',
      'reporter.email': 'larare.degerfors@example.se',
    });
  });

  it('is begun once, however often its button is pressed', async () => {
    const reader = await loggedIn();
    const { html } = await reader.get('/anmal');
    const key = /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const press = () => reader.post('/anmal', { _key: key });
    const [one, other] = [await press(), await press()];
    expect(other.location).toBe(one.location);
  });

  it('is nobody else’s to see', async () => {
    const path = await begin(await loggedIn());
    for (const login of ['rektor.degerfors', 'larare2.degerfors']) {
      const reader = await loggedIn(login);
      const { location } = await reader.get(`${path}/akut`);
      expect((await reader.get(location ?? '')).status).toBe(404);
      expect((await reader.post(`${path}/akut`, { 'acute.how': 'x' })).location).toBe(location);
    }
    const officer = await loggedIn('ifochef.degerfors');
    expect((await officer.get(`${path}/akut`)).status).toBe(403);
    expect((await officer.post('/anmal', {})).status).toBe(403);
  });
});

describe('the four pages of a report', () => {
  const four = ['akut', 'handelser', 'familjen', 'barnet'] as const;

  it('say on each whom to call, where one is, and when the draft was saved', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    for (const [n, segment] of four.entries()) {
      const { html } = await reader.get(`${path}/${segment}`);
      for (const number of ['112', '114 14', '031-390 06 00'])
        expect(html).toContain(`>${number}</a>`);
      expect(html).toContain('vardagar kl. 08.00–16.30.');
      expect(html).toContain('Öppet nu.');
      expect(html).toContain(`Sida ${n + 1} av 4`);
      expect(html).toContain('Utkastet sparades i dag kl. 09.12.');
      expect(html).not.toContain('Ring nu:');
    }
  });

  it('follow one after the other, and the last leads on to the check', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const places = [];
    for (const segment of four) places.push((await reader.post(`${path}/${segment}`, {})).location);
    expect(places).toEqual(
      ['handelser', 'familjen', 'barnet', 'kontrollera'].map((next) => `${path}/${next}`),
    );
  });

  it.each([
    ['end', '/mina-anmalningar'],
    ['to:kontrollera', 'kontrollera'],
    ['consult', '/radfraga/ny?fran=utkast'],
  ])('keep what is typed before %s leads on', async (pressed, leadsTo) => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const { location } = await reader.post(`${path}/akut`, { _do: pressed, 'acute.how': 'Ensam.' });
    expect(location).toBe(leadsTo.startsWith('/') ? leadsTo : `${path}/${leadsTo}`);
    expect(await draftOf(path)).toMatchObject({ 'acute.how': 'Ensam.' });
  });

  it('keep each its own answers over the rest, and what is unticked or emptied is gone', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/akut`, {
      'childNow.where': 'Hemma',
      'childNow.whereUnknown': 'yes',
    });
    await reader.post(`${path}/barnet`, { 'child.givenName': 'Vera', 'child.unborn': 'yes' });
    await reader.post(`${path}/akut`, { 'childNow.where': '', 'acute.danger': 'no' });
    await reader.post(`${path}/barnet`, { 'child.givenName': 'Vera' });
    const answers = Object.entries(await draftOf(path)).filter(
      ([name]) => !/^(_|reporter)/.test(name),
    );
    expect(Object.fromEntries(answers)).toEqual({
      'acute.danger': 'no',
      'child.givenName': 'Vera',
    });
  });

  it('take no answer of another page, nor one that no form has', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/akut`, { 'child.givenName': 'Vera', confirms: 'x', 'acute.x': 'x' });
    expect(Object.keys(await draftOf(path)).join(' ')).not.toMatch(/child|confirms|acute/);
  });

  it.each(['yes', 'unknown'])(
    'say on each to call now, once danger is answered %s',
    async (danger) => {
      const reader = await loggedIn();
      const path = await begin(reader);
      await reader.post(`${path}/akut`, { 'acute.danger': danger });
      for (const segment of four) {
        const { html } = await reader.get(`${path}/${segment}`);
        expect(html).toContain('Ring nu: 112 eller 031-390 06 00.');
        expect(html).toContain('Anmälan ligger kvar här.');
      }
    },
  );

  it('say whom to call when the office is closed', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/akut`, { 'acute.danger': 'yes' });
    const at = pages.system.clock.now();
    pages.system.clock.set('2026-11-23T18:00:00.000Z');
    const { html } = await (await loggedIn()).get(`${path}/akut`);
    pages.system.clock.set(at);
    expect(html).toContain('Ring nu: 112 eller 031-390 06 19.');
    expect(html).toContain('Stängt nu. Öppnar i morgon, tisdag 24 november kl. 08.00.');
    expect(html).toContain('vakthavande befäl hos polisen');
  });

  it('add and remove rows, and come back to the row', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const typed = { 'events.0.what': 'Frös.', 'events.0.area': 'notSorted' };
    const added = await reader.post(`${path}/handelser`, { _do: 'add:events', ...typed });
    expect(added.location).toBe(`${path}/handelser#handelse-2`);
    expect((await reader.get(`${path}/handelser`)).html).toContain('Ta bort händelse 2');
    const both = { ...typed, 'events.1.what': 'Grät.' };
    const removed = await reader.post(`${path}/handelser`, { _do: 'remove:events:0', ...both });
    expect(removed.location).toBe(`${path}/handelser#handelse-1`);
    expect(await draftOf(path)).toMatchObject({ 'events.0.what': 'Grät.' });
    expect((await reader.get(`${path}/handelser`)).html).not.toContain('Ta bort händelse');
  });

  it('take out rows in which nothing stands', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/barnet`, {
      'guardians.0.kind': 'parent',
      'guardians.0.phone': '',
      'guardians.1.kind': 'godMan',
      'guardians.1.givenName': 'Linn',
      'siblings.list.0.givenName': '',
      'siblings.list.2.givenName': 'Lo',
    });
    expect(await draftOf(path)).toMatchObject({
      'guardians.0.kind': 'godMan',
      'guardians.0.givenName': 'Linn',
      'siblings.list.0.givenName': 'Lo',
    });
  });

  it('warn of what looks odd, say back how a date was read, and refuse nothing', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/handelser`, {
      'events.0.when.date': '17/11',
      'events.1.when.date': 'i höstas',
      'events.2.when.date': '2026-11-30',
    });
    const { html } = await reader.get(`${path}/handelser`);
    expect(html).toContain('tisdag 17 november 2026');
    expect(html).toContain('Det går inte att läsa som ett datum.');
    expect(html).toContain('Den dagen har inte kommit.');
    await reader.post(`${path}/barnet`, { 'child.identity': '20150218-2390' });
    expect((await reader.get(`${path}/barnet`)).html).toContain(
      'Numret stämmer inte. Du kan skicka ändå.',
    );
  });

  it('ask to tell the family first, as no condition', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const { html } = await reader.get(`${path}/familjen`);
    expect(html).toContain('Det är inget krav.');
    expect(html).not.toContain('Berätta inte');
    expect(html).not.toContain(' checked');
  });

  it('say not to tell the guardians in protected contact, and answer so beforehand', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    await reader.post(`${path}/handelser`, { 'worry.kinds': 'honour' });
    const before = await reader.get(`${path}/familjen`);
    expect(before.html).toContain('Berätta inte för vårdnadshavarna.');
    expect(before.html).toMatch(/id="informed-guardians-answer-no"[^>]* checked/);
    await reader.post(`${path}/familjen`, { 'informed.guardians.answer': 'yes' });
    const after = await reader.get(`${path}/familjen`);
    expect(after.html).toMatch(/id="informed-guardians-answer-yes"[^>]* checked/);
  });

  it('say that another window has saved the page, with what was written last', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const shown = async () => {
      const { html } = await reader.get(`${path}/akut`);
      const [, _key = ''] = /name="_key" value="([^"]+)"/.exec(html) ?? [];
      const [, _seen = ''] = /name="_seen" value="([^"]+)"/.exec(html) ?? [];
      return { _key, _seen };
    };
    const [one, other] = [await shown(), await shown()];
    const write = (window: object, text: string) =>
      reader.post(`${path}/akut`, { ...window, 'acute.how': text });
    expect((await write(one, 'Först.')).location).toBe(`${path}/handelser`);
    expect((await write(one, 'Igen.')).location).toBe(`${path}/handelser`);
    expect((await write(other, 'Sist.')).location).toBe(`${path}/akut`);
    const { html } = await reader.get(`${path}/akut`);
    expect(html).toContain('Du har sparat i ett annat fönster.');
    expect(html).toContain('Sist.');
    expect((await write(await shown(), 'Sist.')).location).toBe(`${path}/handelser`);
    expect((await reader.get(`${path}/akut`)).html).not.toContain('annat fönster');
  });

  it('keep what whoever was logged out typed, and the language changes in the midst of it', async () => {
    const token = await pages.sessions.begin(teacher);
    const reader = readerOf(pages, token);
    const path = await begin(reader);
    await reader.post(`${path}/akut`, { _do: 'language:en', 'acute.how': 'Ensam hemma.' });
    const { html } = await reader.get(`${path}/akut`);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Ensam hemma.');
    pages.system.clock.advance({ minutes: 31 });
    const late = await reader.post(`${path}/akut`, { 'acute.how': 'Ensam hela helgen.' });
    expect(late.status).toBe(401);
    expect(await draftOf(path)).toMatchObject({ 'acute.how': 'Ensam hela helgen.' });
  });

  it('tell a script that saves meanwhile when they did', async () => {
    const token = await pages.sessions.begin(teacher);
    const path = await begin(readerOf(pages, token));
    const answer = await fetch(`${pages.origin}${path}/akut`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'sec-fetch-site': 'same-origin',
        cookie: `sid=${token}`,
      },
      body: new URLSearchParams({ _do: 'save', 'acute.how': 'Ensam.' }),
    });
    expect(await answer.json()).toMatchObject({ said: expect.stringContaining('Sparat kl.') });
    expect(await draftOf(path)).toMatchObject({ 'acute.how': 'Ensam.' });
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect } from '../inspect.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

describe('a case that nobody has opened', () => {
  it('shows the envelope and nothing of what the report says', async () => {
    const { reportId: id = '' } = await pages.life.until('send');
    const { html } = await (await loggedIn(leader)).get(`/anmalningar/${id}`);
    expect(html).toContain('Öppna och ta emot');
    expect(html).toContain('Öppna och fördela');
    expect(html).not.toContain('Kim');
    const refused = await (await loggedIn(leader)).get(`/anmalningar/${id}/skyddsbedomning`);
    expect([refused.status, refused.html.includes('Kim')]).toEqual([409, false]);
  });

  it('is opened by a deed of its own, by the first, and tells the second who it was', async () => {
    const { reportId: id = '' } = await pages.life.until('send');
    const [first, second] = await Promise.all([
      loggedIn(leader),
      loggedIn('bitrifochef.degerfors'),
    ]);
    const { html } = await first.fill(`/anmalningar/${id}`, {});
    expect(html).toContain('Antecknat');
    expect(html).toContain('Gör skyddsbedömningen');
    pages.system.clock.advance({ minutes: 25 });
    const late = await second.post(`/anmalningar/${id}`, { _key: 'a-key-of-its-own' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Birgitta Påhittad öppnade anmälan');
  });

  it('says to whom it is not yet whom it waits for, and until when', async () => {
    const { reportId: id = '' } = await pages.life.until('send');
    const { html } = await (await loggedIn(officer)).get(`/anmalningar/${id}`);
    expect(html).toContain('Väntar på IFO-chefen. Du kan öppna från');
    expect(html).not.toContain('Öppna och ta emot');
  });
});

describe('a case that is open', () => {
  it('says first what to do now, by when and by which rule, then the rest', async () => {
    const { reportId: id = '' } = await pages.life.until('assess');
    const { html } = await (await loggedIn(leader)).get(`/anmalningar/${id}`);
    const order = ['<h1>Kim Påhittad', 'Gör nu', 'Sedan', 'Det viktigaste i anmälan'];
    const places = order.map((words) => html.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(html).toContain('19 kap. 5 § SoL.');
    expect(html).toMatch(/<title>Anmälan ANM-[^<]+<\/title>/);
  });

  it('offers only what can be done now', async () => {
    const { reportId: id = '' } = await pages.life.until('assess');
    const reader = await loggedIn(leader);
    const { html } = await reader.get(`/anmalningar/${id}`);
    expect(html).toContain(`/anmalningar/${id}/beslut"`);
    expect(html).not.toContain(`/anmalningar/${id}/aterkoppla"`);
    expect((await reader.get(`/anmalningar/${id}/aterkoppla`)).status).toBe(409);
  });

  it('is read by another officer, who is told who handles it and offered nothing', async () => {
    const { reportId: id = '' } = await pages.life.until('assess');
    const reader = await loggedIn('socialsekreterare2.degerfors');
    const { html } = await reader.get(`/anmalningar/${id}`);
    expect(html).toContain('Handläggare Birgitta Påhittad');
    expect(html).not.toContain(`/anmalningar/${id}/beslut"`);
    const refused = await reader.get(`/anmalningar/${id}/beslut`);
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('Birgitta Påhittad handlägger ärendet.');
  });

  it.each(['ifochef.kinda', 'larare.degerfors', 'granskare.degerfors', 'forvaltare.degerfors'])(
    'is not there for %s',
    async (login) => {
      const { reportId: id = '' } = await pages.life.until('assess');
      const { status, html } = await (await loggedIn(login)).get(`/anmalningar/${id}`);
      expect([403, 404]).toContain(status);
      expect(html).not.toContain('Kim');
    },
  );
});

describe('a case, in a browser', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['send', 'open', 'assess', 'decide'] as const)(
    'is as a machine wants it after %s',
    async (stage) => {
      if (!browser) return;
      const { reportId: id = '' } = await pages.life.until(stage);
      const token = await pages.sessions.begin(leader);
      for (const language of ['sv', 'en'] as const) {
        const context = await contextOf(browser, pages.origin, { token, language });
        const path = `/anmalningar/${id}`;
        expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
        await context.close();
      }
    },
  );
});

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

describe('what there is to do', () => {
  beforeAll(async () => {
    await pages.life.until('assess');
    await pages.life.until('send');
  });

  it('stands in the order in which it is done, by when and by which rule', async () => {
    const { html } = await (await loggedIn(leader)).get('/att-gora');
    const deeds = [...html.matchAll(/<h2><a href="([^"]+)">([^<]+)</g)].map(([, , text]) => text);
    expect(deeds[0]).toMatch(/^Öppna anmälan ANM-/);
    expect(html).toContain('Senast');
    expect(html).toContain('20 kap. 2 § SoL.');
    expect(html).toContain('1 oöppnad');
  });

  it('names a child only once somebody has opened its report', async () => {
    const { html } = await (await loggedIn(leader)).get('/att-gora?lista=oppnade');
    expect(html).toContain('Öppna anmälan ANM-');
    expect(html).not.toMatch(/: [^<]+ Påhittad/);
    const all = await (await loggedIn(leader)).get('/att-gora');
    expect(all.html).toMatch(/: [^<]+ Påhittad/);
  });

  it('says from when a report may be opened by whoever comes later', async () => {
    const { html } = await (await loggedIn(officer)).get('/att-gora');
    expect(html).toContain('Väntar på IFO-chefen. Du kan öppna från');
  });

  it('narrows the list by closed choices, and ignores what is no choice', async () => {
    const reader = await loggedIn(leader);
    const { html } = await reader.get('/att-gora?uppgift=decideOnInvestigation&vems=enheten');
    expect(html).toContain('Visar: Besluta om utredning');
    expect(html).not.toContain('Öppna anmälan ANM-');
    expect((await reader.get('/att-gora?sida=x&lista=y&uppgift=z')).status).toBe(200);
  });

  it('is nobody`s to see but intake`s', async () => {
    for (const login of ['larare.degerfors', 'granskare.degerfors', 'forvaltare.degerfors']) {
      expect((await (await loggedIn(login)).get('/att-gora')).status).toBe(403);
    }
  });

  it('says that there is nothing, and what comes next', async () => {
    const { html } = await (await loggedIn('socialsekreterare1.kinda')).get('/att-gora');
    expect(html).toContain('Inget att göra just nu');
    expect(html).toContain('Enheten har 0 oöppnade anmälningar.');
  });
});

describe('the list of work, in a browser', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['sv', 'en'] as const)('is as a machine wants it, in %s', async (language) => {
    if (!browser) return;
    const token = await pages.sessions.begin(leader);
    const context = await contextOf(browser, pages.origin, { token, language });
    for (const path of ['/att-gora', '/att-gora?lista=forsenade', '/konto']) {
      expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
    }
    await context.close();
  });
});

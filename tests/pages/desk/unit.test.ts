import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect } from '../inspect.ts';
import { readerOf, type Reader } from '../reading.ts';
import { wordsIn, wordsOfCase } from '../said-words.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const chief = 'socialchef.degerfors';

const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

let reference: string;
let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
  ({ reference } = await pages.life.until('assign'));
  await pages.life.send();
  pages.system.clock.advance({ hours: 72 });
});
afterAll(() => browser?.close());

describe('the unit', () => {
  it('is told first by what is lacking, each count with its list', async () => {
    const { html } = await (await loggedIn(leader)).get('/enheten');
    expect(html).toContain('<h1>Vad brister nu?</h1>');
    expect(html).toMatch(/href="\/att-gora\?vems=enheten&amp;lista=oppnade">1 oöppnad</);
    expect(html).toMatch(/>\d+ utan skyddsbedömning</);
    expect(html).toMatch(/>\d+ försenade?</);
    expect(html).toMatch(/>\d+ utan handläggare</);
  });

  it('has a row for each who works there, and names no case', async () => {
    const { html } = await (await loggedIn(leader)).get('/enheten');
    expect(html).toContain('Anna Exempel, Socialsekreterare');
    expect(html).not.toContain('ANM-');
    expect(wordsIn(html, wordsOfCase())).toEqual([]);
  });

  it('is the leaders` alone', async () => {
    for (const who of ['socialsekreterare1', 'larare', 'socialchef', 'granskare', 'forvaltare']) {
      const reader = await loggedIn(`${who}.degerfors`);
      expect({ who, status: (await reader.get('/enheten')).status }).toEqual({ who, status: 403 });
    }
  });
});

describe('what is late', () => {
  it('is told to the socialchef at once, by reference, unit and rule, without a name', async () => {
    const { html } = await (await loggedIn(chief)).get('/forseningar');
    expect(html).toContain('Gör skyddsbedömningen');
    expect(html).toContain(reference);
    expect(html).toContain('IFO mottagning Degerfors');
    expect(html).toMatch(/försenad, skulle ha varit klar/);
    expect(html).toContain('20 kap. 1 § SoL.');
    expect(html).not.toContain('Anna Exempel');
    expect(wordsIn(html, wordsOfCase())).toEqual([]);
  });

  it('is nothing where nothing is', async () => {
    const { html } = await (await loggedIn('socialchef.kinda')).get('/forseningar');
    expect(html).toContain('Inget är försenat just nu.');
  });

  it('is not shown to those who are late', async () => {
    for (const who of ['socialsekreterare1', 'larare', 'forvaltare']) {
      const reader = await loggedIn(`${who}.degerfors`);
      expect((await reader.get('/forseningar')).status).toBe(403);
    }
  });
});

describe('the pages of those who lead, in a browser', () => {
  it.each([
    [leader, '/enheten', 'sv'],
    [leader, '/enheten', 'en'],
    [chief, '/forseningar', 'sv'],
    [chief, '/forseningar', 'en'],
  ] as const)('show %s %s as a machine wants it, in %s', async (login, path, language) => {
    if (!browser) return;
    const token = await pages.sessions.begin(login);
    const context = await contextOf(browser, pages.origin, { token, language });
    expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
    await context.close();
  });
});

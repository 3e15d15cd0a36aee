import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPlacesOf } from '../../api/pages/service/start/test-places.ts';
import { seedClients, seedMunicipalities, seedPeople } from '../../scripts/seed/people.ts';
import { openBrowser } from './browser.ts';
import { contextOf, inspect } from './inspect.ts';
import { readerOf } from './reading.ts';
import { servedPages } from './served-pages.ts';

const open = servedPages();
const inDevelopment = servedPages({ testPlaces: testPlacesOf(seedMunicipalities) });

describe('the start page', () => {
  it('says where to go, in Swedish, with 112 first and the numbers of every municipality', async () => {
    const { html } = await readerOf(open).get('/');
    expect(html).toMatch(/^<!doctype html><html lang="sv">/);
    expect(html.indexOf('href="tel:112"')).toBeLessThan(html.indexOf('href="/anmal"'));
    for (const { name } of seedMunicipalities) expect(html).toContain(name);
  });

  it('names no person and no way to a token outside development', async () => {
    const { html } = await readerOf(open).get('/');
    for (const { login } of seedPeople) expect(html).not.toContain(login);
    expect(html).not.toContain('npm run');
    expect(html).not.toContain('openapi');
  });

  it('lists every test person and system by municipality, and how to get a token', async () => {
    const { html } = await readerOf(inDevelopment).get('/');
    for (const { login } of [...seedPeople, ...seedClients]) expect(html).toContain(login);
    expect(html).toContain('npm run -s token -- larare.degerfors');
    expect(html).toContain(`${inDevelopment.origin}/api/v1/me`);
    const places = seedMunicipalities.map(({ name }) => html.indexOf(`<h3>${name}</h3>`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it.each([
    ['larare.degerfors', '/mina-anmalningar'],
    ['socialsekreterare1.degerfors', '/att-gora'],
    ['ifochef.degerfors', '/enheten'],
    ['socialchef.degerfors', '/forseningar'],
    ['granskare.degerfors', '/granskning'],
    ['forvaltare.degerfors', '/forvaltning'],
  ])('leads %s on to %s', async (login, home) => {
    const reader = readerOf(open, await open.sessions.begin(login));
    expect(await reader.get('/')).toMatchObject({ status: 303, location: home });
  });

  it('holds no script and no style of its own', async () => {
    const { html } = await readerOf(inDevelopment).get('/');
    expect(html).not.toMatch(/<script|<style|style=|onclick/i);
  });
});

describe('the page before a report', () => {
  it('shows the number, its hours and the law of the municipality that is chosen', async () => {
    const { html } = await readerOf(open).get('/anmal?kommun=1862');
    expect(html).toContain('Ring socialtjänsten i Degerfors');
    expect(html).toContain('vardagar kl. 08.00–16.30');
    expect(html).toContain('Öppet nu.');
    expect(html).toContain('19 kap. 1 § SoL');
    expect(html).toContain('114 14');
  });

  it('says when somebody answers again, and that a report comes in all the same', async () => {
    const at = open.system.clock.now();
    open.system.clock.set('2026-11-20T22:58:00.000Z');
    const { html } = await readerOf(open).get('/anmal?kommun=1862');
    open.system.clock.set(at);
    expect(html).toContain('Stängt nu. Öppnar måndag 23 november kl. 08.00.');
    expect(html).toContain('Anmälan kommer in direkt, också nu.');
  });

  it('shows her own municipality to whoever has logged in', async () => {
    const reader = readerOf(open, await open.sessions.begin('larare.kinda'));
    expect((await reader.get('/anmal')).html).toContain('Ring socialtjänsten i Kinda');
  });
});

describe('the pages that anybody may see, in a browser', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['sv', 'en'] as const)('are as a machine wants them, in %s', async (language) => {
    if (!browser) return;
    for (const pages of [open, inDevelopment]) {
      const context = await contextOf(browser, pages.origin, { language });
      for (const path of [
        '/',
        '/anmal',
        '/anmal?kommun=1862',
        '/hjalp',
        '/tillganglighet',
        '/personuppgifter',
        '/finns-inte',
      ]) {
        expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
      }
      await context.close();
    }
  });

  it('let the keyboard past the header (WCAG 2.4.1)', async () => {
    if (!browser) return;
    const context = await contextOf(browser, open.origin);
    const page = await context.newPage();
    await page.goto(open.origin);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });
});

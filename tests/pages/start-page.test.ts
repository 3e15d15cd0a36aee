import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { testPlacesOf } from '../../api/pages/service/start/test-places.ts';
import { seedClients, seedMunicipalities, seedPeople } from '../../scripts/seed/people.ts';
import { renderStartPage } from '../../api/pages/service/start/start-page-view.tsx';
import { createTestApi, publicOrigin, withoutDatabase } from '../api/parts.ts';
import { openBrowser } from './browser.ts';

const temporalUiUrl = 'http://127.0.0.1:8233';
const testPlaces = testPlacesOf(seedMunicipalities);

const page = (model: Partial<Parameters<typeof renderStartPage>[0]> = {}): string =>
  renderStartPage({ publicOrigin, temporalUiUrl: undefined, testPlaces: undefined, ...model });

describe('the start page', () => {
  it('says what runs here, in Swedish, with 112 first and the API`s description', () => {
    const html = page();
    expect(html).toMatch(/^<!doctype html><html lang="sv">/);
    expect(html).toContain('href="tel:112"');
    expect(html).toContain('href="/api/v1/openapi.json"');
  });

  it('links to Temporal`s own page only where there is one', () => {
    expect(page()).not.toContain('Temporal');
    expect(page({ temporalUiUrl })).toContain(`href="${temporalUiUrl}"`);
  });

  it('names no person and no way to a token outside development', () => {
    const html = page();
    for (const { login } of seedPeople) expect(html).not.toContain(login);
    expect(html).not.toContain('npm run');
  });

  it('lists every test person and system by municipality, and how to get a token', () => {
    const html = page({ testPlaces });
    for (const { login } of [...seedPeople, ...seedClients]) expect(html).toContain(login);
    expect(html).toContain('npm run -s token -- larare.degerfors');
    expect(html).toContain(`${publicOrigin}/api/v1/me`);
    const places = seedMunicipalities.map(({ name }) => html.indexOf(`<h3>${name}</h3>`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('holds no script and no style of its own', () => {
    expect(page({ temporalUiUrl, testPlaces })).not.toMatch(/<script|<style|style=|onclick/i);
  });
});

describe('the start page in a browser', () => {
  let browser: Browser | undefined;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const { app } = await createTestApi(withoutDatabase(), {
      testPlaces,
      config: {
        publicOrigin,
        oidcIssuer: publicOrigin,
        oidcAudience: 'anmalan',
        loginMaxAgeSeconds: 28_800,
        temporalUiUrl,
        trustedProxies: 0,
      },
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  /** The page as this reader has it, and what the browser complained about. */
  const opened = async (
    test: TestContext,
    options: BrowserContextOptions = {},
  ): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> => {
    if (!browser) return test.skip('no browser can run here');
    const context = await browser.newContext({
      viewport: { width: 1000, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('requestfailed', (failed) => complaints.push(failed.url()));
    await page.goto(origin, { waitUntil: 'load' });
    return { page, complaints };
  };

  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  it('has no violation that axe can see, wide, narrow or in forced colours (WCAG 2.2 AA)', async (test) => {
    const readers: readonly BrowserContextOptions[] = [
      {},
      { viewport: { width: 320, height: 900 } },
      { forcedColors: 'active' },
    ];
    for (const reader of readers) {
      const { page, complaints } = await opened(test, reader);
      const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(passes.length).toBeGreaterThan(15);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it('is styled by its one stylesheet, within the content security policy', async (test) => {
    const { page } = await opened(test);
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(font).toContain('system-ui');
    await page.context().close();
  });

  it('needs no sideways scrolling at 320 px (WCAG 1.4.10)', async (test) => {
    const { page } = await opened(test, { viewport: { width: 320, height: 900 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('is walked by keyboard in reading order, with the focus in sight (WCAG 2.4.3, 2.4.7)', async (test) => {
    const { page } = await opened(test);
    const seen: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at) return { href: '', outlined: false, inView: false };
        const { top, bottom, height } = at.getBoundingClientRect();
        return {
          href: at.getAttribute('href') ?? '',
          outlined: getComputedStyle(at).outlineStyle !== 'none',
          inView: top >= 0 && bottom <= innerHeight && height >= 24,
        };
      });
      expect(focus).toMatchObject({ outlined: true, inView: true });
      seen.push(focus.href);
    }
    expect(seen).toEqual(['#main', 'tel:112', '/api/v1/openapi.json', '/api-info', temporalUiUrl]);
    await page.context().close();
  });

  it('lets the keyboard past the beginning (WCAG 2.4.1)', async (test) => {
    const { page } = await opened(test);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.context().close();
  });
});

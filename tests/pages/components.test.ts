import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import express from 'express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { securityHeaders } from '../../api/middleware/security-headers.ts';
import { styleSheet } from '../../templates/components/style-sheet.ts';
import { openBrowser } from './browser.ts';
import { renderGallery } from './component-gallery.tsx';

const gallery = renderGallery('/site.css');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** 320 px is also what a reader has who enlarges 1280 px by 400 %. */
const narrow = { viewport: { width: 320, height: 900 } } as const;
const readers: Readonly<Record<string, BrowserContextOptions>> = {
  wide: {},
  narrow,
  'in forced colours': { forcedColors: 'active' },
  'narrow in forced colours': { ...narrow, forcedColors: 'active' },
};

let browser: Browser | undefined;
let server: Server;
let origin: string;

beforeAll(async () => {
  const app = express().use(securityHeaders('http://127.0.0.1'));
  app.get('/site.css', (_req, res) => void res.type('css').send(styleSheet()));
  app.get('/', (_req, res) => void res.type('html').send(gallery));
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

type Opened = { readonly page: Page; readonly complaints: readonly string[] };

/** The gallery as this reader has it, and what the browser complained about. */
const opened = async (test: TestContext, options: BrowserContextOptions = {}): Promise<Opened> => {
  if (!browser) return test.skip('no browser can run here');
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (failed) => complaints.push(failed.url()));
  await page.goto(origin, { waitUntil: 'load' });
  return { page, complaints };
};

describe.each(Object.entries(readers))('the components, %s', (_, reader) => {
  it('have no violation that axe can see, and load nothing that is refused', async (test) => {
    const { page, complaints } = await opened(test, reader);
    const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));
    expect(found).toEqual([]);
    expect(passes.length).toBeGreaterThan(30);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('need no scrolling sideways but inside a table`s region', async (test) => {
    const { page } = await opened(test, reader);
    const tooWide = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth - innerWidth,
      parts: [...document.querySelectorAll('body *')]
        .filter((part) => !part.closest('.table-region, .skip-link, option'))
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)
        .map((part) => part.outerHTML.slice(0, 80)),
    }));
    expect(tooWide).toEqual({ page: 0, parts: [] });
    await page.context().close();
  });

  it('have targets of 24 px', async (test) => {
    const { page } = await opened(test, reader);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input, select, textarea, summary')]
        .map((part) => ({ html: part.outerHTML.slice(0, 80), box: part.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 24 || box.width < 24)
        .map(({ html }) => html),
    );
    expect(small).toEqual([]);
    await page.context().close();
  });

  it('show the focus wherever it stands, in the order of the source', async (test) => {
    const { page } = await opened(test, reader);
    const focused = (): Promise<{
      readonly at: number;
      readonly html: string;
      readonly seen: boolean;
    }> =>
      page.evaluate(() => {
        const part = document.activeElement ?? document.body;
        const outlined = (of: Element | null): boolean =>
          of !== null &&
          getComputedStyle(of).outlineStyle === 'solid' &&
          Number.parseFloat(getComputedStyle(of).outlineWidth) >= 2;
        return {
          at: [...document.querySelectorAll('*')].indexOf(part),
          html: part.outerHTML.slice(0, 80),
          seen: outlined(part) || outlined(part.closest('.ds-field')),
        };
      });
    const first = await focused();
    expect(first).toMatchObject({ seen: true, html: expect.stringContaining('ds-error-summary') });
    const walked = [first];
    for (let step = 0; step < 200; step += 1) {
      await page.keyboard.press('Tab');
      const next = await focused();
      if (next.html.startsWith('<body') || next.at < (walked.at(-1)?.at ?? 0)) break;
      walked.push(next);
    }
    expect(walked.length).toBeGreaterThan(40);
    expect(walked.filter(({ seen }) => !seen)).toEqual([]);
    await page.context().close();
  });
});

describe('the components', () => {
  it('hide what an answer makes needless, and only then', async (test) => {
    const { page } = await opened(test);
    const how = page.locator('#how');
    expect(await how.isVisible()).toBe(true);
    for (const [answer, visible] of [
      ['no', false],
      ['unknown', true],
      ['yes', true],
    ] as const) {
      await page.locator(`#danger-${answer}`).check();
      expect(await how.isVisible()).toBe(visible);
    }
    await page.context().close();
  });

  it('keep borders of alarms and errors in forced colours', async (test) => {
    const { page } = await opened(test, { forcedColors: 'active' });
    const without = await page.evaluate(() =>
      [...document.querySelectorAll('.ds-alert, .ds-error-summary, .ds-card, .tag, .row')]
        .filter((part) => Number.parseFloat(getComputedStyle(part).borderInlineStartWidth) < 1)
        .map((part) => part.outerHTML.slice(0, 80)),
    );
    expect(without).toEqual([]);
    await page.context().close();
  });

  it('print no header and no button', async (test) => {
    const { page } = await opened(test);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.site-header', 'button', '.back'])
      expect(await page.locator(part).first().isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.context().close();
  });

  it('lead from each line of the error summary to its field', async (test) => {
    const { page } = await opened(test);
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll('.ds-error-summary a')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => document.querySelector(href) === null),
    );
    expect(missing).toEqual([]);
    await page.locator('.ds-error-summary a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('need');
    await page.context().close();
  });

  it('name everything on the page once', () => {
    const ids = [...gallery.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(gallery).not.toMatch(/<script|<style|style=|\son\w+=/i);
  });
});

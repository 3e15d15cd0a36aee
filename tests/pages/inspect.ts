import { brotliCompressSync, gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** 320 px is also what a reader has who enlarges 1280 px by 400 %. */
const narrow = { width: 320, height: 900 };
const largestHtml = 15_000;
const largestVisit = 50_000;

/** What a machine finds wrong with a page, in words; nothing when it is as it should be. */
type Findings = readonly string[];

const axe = async (page: Page): Promise<Findings> => {
  // No page of ours has a frame, so that the page needs no other beside it to be looked at.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await builder.withTags(tags).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 160)}`),
  );
};

const layout = (page: Page): Promise<Findings> =>
  page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`scrolls ${over} px sideways`);
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5')].map((h) =>
      Number(h.tagName.slice(1)),
    );
    if (levels.filter((level) => level === 1).length !== 1) found.push('has not one h1');
    for (const [n, level] of levels.entries()) {
      if (level > (levels[n - 1] ?? level) + 1) found.push(`skips a heading before its ${n + 1}th`);
    }
    return found;
  });

/** Links of one name that lead to different places, buttons of one name that do different things. */
const names = (page: Page): Promise<Findings> =>
  page.evaluate(() => {
    const does = (part: HTMLElement): string =>
      part instanceof HTMLAnchorElement
        ? part.href
        : `${part.closest('form')?.action} ${part.getAttribute('name')} ${part.getAttribute('value')}`;
    const seen = new Map<string, string>();
    const found: string[] = [];
    for (const part of document.querySelectorAll<HTMLElement>('a, button:not([hidden])')) {
      const name = (part.getAttribute('aria-label') ?? part.textContent ?? '').trim();
      if (name === '') found.push(`has a control without a name: ${part.outerHTML.slice(0, 80)}`);
      const before = seen.get(name);
      if (before !== undefined && before !== does(part)) found.push(`has two controls ${name}`);
      seen.set(name, does(part));
    }
    return found;
  });

/** What a page weighs over the wire, compressed as a proxy does it. */
const weight = async (page: Page, html: string, long: boolean): Promise<Findings> => {
  const size = brotliCompressSync(Buffer.from(html)).length;
  const assets = await page.evaluate(async () => {
    const addresses = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
      ({ href }) => href,
    );
    const scripts = [...document.scripts].map(({ src }) => src);
    return Promise.all([...addresses, ...scripts].map(async (a) => (await fetch(a)).text()));
  });
  const all = assets.reduce((sum, text) => sum + gzipSync(text).length, size);
  return [
    ...(size > largestHtml && !long ? [`weighs ${size} bytes`] : []),
    ...(all > largestVisit && !long ? [`weighs ${all} bytes with all that it loads`] : []),
  ];
};

export type Inspected = { readonly html: string; readonly findings: Findings };

export type Inspection = {
  readonly path: string;
  /** A whole report or history may weigh what it weighs. */
  readonly long?: boolean;
};

/** Opens a page at 320 px, and in forced colours, and tells what a machine finds wrong with it. */
export async function inspect(
  context: BrowserContext,
  origin: string,
  { path, long = false }: Inspection,
): Promise<Inspected> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isRefusal = message.text().includes('the server responded with a status of 4');
    if (['error', 'warning'].includes(message.type()) && !isRefusal)
      complaints.push(message.text());
  });
  await page.setViewportSize(narrow);
  const answer = await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  const html = (await answer?.text()) ?? '';
  const findings = [
    ...(await axe(page)),
    ...(await layout(page)),
    ...(await names(page)),
    ...(await weight(page, html, long)),
    ...complaints,
  ];
  await page.close();
  return { html, findings: findings.map((finding) => `${path} ${finding}`) };
}

export type Looks = {
  readonly token?: string | undefined;
  readonly language?: 'sv' | 'en';
  readonly script?: boolean;
};

/** Somebody's browser: her session, her language, and script unless she has none. */
export async function contextOf(
  browser: Browser,
  origin: string,
  { token, language = 'sv', script = true }: Looks = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled: script });
  const cookie = (name: string, value: string) => ({ name, value, url: origin });
  await context.addCookies([
    cookie('sprak', language),
    ...(token === undefined ? [] : [cookie('sid', token)]),
  ]);
  return context;
}

import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPath } from '../../api/kit/form-declaration.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { Place } from '../helpers/deed.ts';
import type { DeedName } from '../helpers/living.ts';
import { openBrowser } from './browser.ts';
import { contextOf, inspect } from './inspect.ts';
import { readerOf, type Reader } from './reading.ts';
import type { ServedPages } from './served-pages.ts';
import { standingIn } from './standing.ts';

export type Answers = Readonly<Record<string, string>>;

/** A page that records one deed, and what somebody does on it. */
export type DeedPage = {
  /** Its path, with the names of a place in braces: `/anmalningar/{reportId}/samtycken`. */
  readonly path: string;
  readonly fact: FactKind;
  /** How many facts of its kind it records. Default: one. */
  readonly times?: number;
  /** What has been done when the page can be used. */
  readonly after: readonly DeedName[];
  readonly answers: Answers;
  /** Words that stand there when nothing is answered. */
  readonly asks: readonly string[];
  /** Shows everything once more before it is done. */
  readonly checked?: true;
  /** Where it leads when it is done. Default: to the case. */
  readonly leadsTo?: string;
  readonly by?: string;
};

const leader = 'ifochef.degerfors';

export function pathAt(path: string, place: Place): string {
  const ids: Readonly<Record<string, string | undefined>> = place;
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`);
}

type Begun = { readonly reader: Reader; readonly place: Place; readonly path: string };

const begun = async (pages: ServedPages, page: DeedPage): Promise<Begun> => {
  const place = await pages.life.until(...page.after);
  const reader = readerOf(pages, await pages.sessions.begin(page.by ?? leader));
  return { reader, place, path: pathAt(page.path, place) };
};

/** Tests of each page that it records what is answered, once, and nothing when nothing is answered. */
export function testDeedPages(pages: ServedPages, deedPages: readonly DeedPage[]): void {
  const recorded = async (kind: FactKind): Promise<number> =>
    (await pages.system.raw('fact').where({ kind })).length;

  describe.each(deedPages)('the page $path', (page) => {
    it('records what is answered, once, and leads on', async () => {
      const { reader, place, path } = await begun(pages, page);
      const { html } = await reader.get(path);
      const before = await recorded(page.fact);
      const sent = { ...standingIn(html), ...page.answers };
      const first = await reader.post(path, sent);
      const last = page.checked ? checkPath(path) : path;
      const done = page.checked ? await reader.post(last, {}) : first;
      // Pressed once more, or sent again after the back button, it leads to where it led.
      const again = await reader.post(last, sent);
      const home = pathAt(page.leadsTo ?? '/anmalningar/{reportId}', place);
      expect([first, done, again].map(({ location }) => location)).toEqual([
        page.checked ? last : home,
        home,
        home,
      ]);
      expect(await recorded(page.fact)).toBe(before + (page.times ?? 1));
    });

    it('says all that is missing at once, and records nothing', async () => {
      const { reader, path } = await begun(pages, page);
      const before = await recorded(page.fact);
      const { html } = await reader.fill(path, {});
      expect(html).toContain('<title>Fel: ');
      for (const words of page.asks) expect(html).toContain(words);
      expect(await recorded(page.fact)).toBe(before);
    });
  });
}

const long = `${'x'.repeat(2_000)} الأمان 🙂`;

/**
 * Looks at pages in a real browser: each as it is in both languages, and with an error and the longest
 * text in each of its fields.
 */
export function testInBrowser(
  pages: ServedPages,
  { by = leader, prepare }: { readonly by?: string; readonly prepare: () => Promise<Place> },
  of: { readonly forms: readonly DeedPage[]; readonly shows?: readonly string[] },
): void {
  let browser: Browser | undefined;
  let place: Place;
  let reader: Reader;
  let contexts: Readonly<Record<'sv' | 'en', BrowserContext>> | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
    const token = await pages.sessions.begin(by);
    reader = readerOf(pages, token);
    place = await prepare();
    if (!browser) return;
    contexts = {
      sv: await contextOf(browser, pages.origin, { token }),
      en: await contextOf(browser, pages.origin, { token, language: 'en' }),
    };
  });
  afterAll(() => browser?.close());

  const look = async (language: 'sv' | 'en', path: string, isLong = false): Promise<void> => {
    if (!contexts) return;
    const { findings } = await inspect(contexts[language], pages.origin, { path, long: isLong });
    expect(findings).toEqual([]);
  };

  it.each(of.forms)('$path is as a machine wants it, in every state', async (form) => {
    if (!browser) return;
    const path = pathAt(form.path, place);
    await look('en', path);
    const hidden = standingIn((await reader.get(path)).html);
    const longest = Object.fromEntries(Object.keys(form.answers).map((name) => [name, long]));
    await reader.post(path, { ...hidden, ...longest });
    await look('sv', path, true);
    if (!form.checked) return;
    await reader.post(path, { ...hidden, ...form.answers });
    await look('sv', checkPath(path));
  });

  for (const shown of of.shows ?? []) {
    it.each(['sv', 'en'] as const)(`${shown} is as a machine wants it in %s`, async (language) => {
      if (!browser) return;
      await look(language, pathAt(shown, place));
    });
  }
}

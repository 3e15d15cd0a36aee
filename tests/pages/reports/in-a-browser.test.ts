import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginDraft } from '../../../services/reports/drafts.ts';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect } from '../inspect.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages({}, '2026-11-23T08:12:00.000Z');
const teacher = 'larare.degerfors';
const segments = [
  'akut',
  'handelser',
  'familjen',
  'barnet',
  'mer',
  'mottagare',
  'dina-uppgifter',
  'bilagor',
  'kontrollera',
];

const long = 'oro'.repeat(7_000);
const longest = {
  'acute.danger': 'unknown',
  'acute.how': long,
  'childNow.where': 'قلق على طفل 😟',
  'events.0.what': long,
  'events.0.when.date': 'i höstas någon gång',
  'events.1.what': 'Två.',
  'worry.kinds': 'honour',
  'child.givenName': long,
  'child.identity': '1',
  'guardians.0.givenName': 'Linn',
  'guardians.1.givenName': 'Marcus',
  'siblings.list.0.givenName': 'Lo',
};

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const inBrowser = async (
  language: 'sv' | 'en',
  look: (context: BrowserContext) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  if (!browser) return [];
  const token = await pages.sessions.begin(teacher);
  const context = await contextOf(browser, pages.origin, { token, language });
  try {
    return await look(context);
  } finally {
    await context.close();
  }
};

const refused = {
  '_refused.kontrollera': JSON.stringify([
    { field: 'events', code: 'no-concern' },
    { field: 'reporter', code: 'required' },
    { field: '', code: 'report-too-large 12' },
  ]),
  '_refused.bilagor': JSON.stringify([{ field: 'files', code: 'attachment-office' }]),
};

const begin = async (fields: Readonly<Record<string, string>>): Promise<string> =>
  (await beginDraft(pages.system.deps, await pages.system.as(teacher), fields)).id;

describe('the pages of a report that is written, in a browser', () => {
  it.each([
    ['empty', 'sv', {}],
    ['empty', 'en', {}],
    ['with errors', 'sv', refused],
    ['with the longest answers', 'sv', longest],
  ] as const)('are as a machine wants them: %s, in %s', async (_, language, fields) => {
    const id = await begin(fields);
    const found = await inBrowser(language, async (context) => {
      const findings: string[] = [];
      for (const segment of segments) {
        const path = `/anmal/${id}/${segment}`;
        const isLong = Object.keys(fields).length > 0;
        findings.push(...(await inspect(context, pages.origin, { path, long: isLong })).findings);
      }
      return findings;
    });
    expect(found).toEqual([]);
  });
});

const afterwards = (id: string, nurses: string): readonly (readonly [string, string])[] => [
  [teacher, '/mina-anmalningar'],
  [teacher, `/mina-anmalningar/${id}`],
  [teacher, `/mina-anmalningar/${id}/kvitto`],
  [teacher, `/mina-anmalningar/${id}/kopia`],
  [teacher, `/mina-anmalningar/${id}/komplettera`],
  [teacher, `/mina-anmalningar/${id}/komplettera/bilagor`],
  [teacher, '/anmal/finns-inte/akut'],
  ['rektor.degerfors', '/mina-anmalningar'],
  ['rektor.degerfors', `/underskrifter/${id}`],
  ['skolskoterska.degerfors', `/mina-anmalningar/${nurses}/tillfraga`],
];

describe('the pages of a report that was sent, in a browser', () => {
  it.each(['sv', 'en'] as const)('are as a machine wants them, in %s', async (language) => {
    if (!browser) return;
    const { id } = await pages.life.until('requestCompletion', 'supplement', 'decline');
    const { id: nurses } = await pages.life.sendAsNurse({});
    await begin({});
    const found: string[] = [];
    for (const [login, paths] of Map.groupBy(afterwards(id, nurses), ([who]) => who)) {
      const token = await pages.sessions.begin(login);
      const context = await contextOf(browser, pages.origin, { token, language });
      for (const [, path] of paths) {
        found.push(...(await inspect(context, pages.origin, { path, long: true })).findings);
      }
      await context.close();
    }
    expect(found).toEqual([]);
  });

  it('are quick to load while nothing is long', async () => {
    const found = await inBrowser(
      'sv',
      async (context) =>
        (await inspect(context, pages.origin, { path: '/mina-anmalningar' })).findings,
    );
    expect(found).toEqual([]);
  });
});

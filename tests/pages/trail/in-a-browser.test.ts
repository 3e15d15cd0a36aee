import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect, type Inspection } from '../inspect.ts';
import { keyboardAt } from '../keyboard.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const auditor = 'granskare.degerfors';
let browser: Browser | undefined;
let report: { readonly id: string; readonly reference: string };
beforeAll(async () => {
  browser = await openBrowser();
  report = await pages.life.until('open', 'assign', 'assess', 'note', 'supplement');
});
afterAll(() => browser?.close());

const personId = async (login: string): Promise<string> => {
  const actor = await pages.system.actor(login);
  return actor.is === 'person' ? actor.personId : '';
};

const looked = async (): Promise<readonly Inspection[]> => {
  const of = `/granskning/anmalningar/${report.id}`;
  return [
    { path: '/granskning' },
    { path: '/granskning?sok=ja' },
    { path: '/granskning?sok=ja&fran=fel&slag=handedOver' },
    { path: of },
    { path: `${of}?visa=listor&fran=2026-12-24` },
    { path: `${of}/utskrift` },
    { path: `/granskning/personer/${await personId('ifochef.degerfors')}` },
    { path: '/granskning/kontrollera-sjalv' },
  ];
};

describe('the pages of the trail, in a browser', () => {
  it.each(['sv', 'en'] as const)('are as a machine wants them, in %s', async (language) => {
    if (!browser) return;
    const token = await pages.sessions.begin(auditor);
    const context = await contextOf(browser, pages.origin, { token, language });
    for (const one of await looked()) {
      expect((await inspect(context, pages.origin, one)).findings).toEqual([]);
    }
    await context.close();
  });

  it.each([
    ['larare.degerfors', '/mina-anmalningar'],
    ['ifochef.degerfors', '/anmalningar'],
  ])('show %s the history of her own side as a machine wants it', async (login, tree) => {
    if (!browser) return;
    const context = await contextOf(browser, pages.origin, {
      token: await pages.sessions.begin(login),
    });
    const path = `${tree}/${report.id}/historik`;
    expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
    await context.close();
  });

  it('lead from a reference to the verdict with one press, by keyboard alone', async () => {
    if (!browser) return;
    const context = await contextOf(browser, pages.origin, {
      token: await pages.sessions.begin(auditor),
    });
    const keys = await keyboardAt(context, `${pages.origin}/granskning`);
    await keys.type('Anmälans referens', report.reference);
    await keys.press('Visa historiken');
    expect(await keys.page.content()).toContain('Kedjan är hel.');
    expect(keys.cost()).toEqual({ pages: 1, presses: 1 });
    await context.close();
  });
});

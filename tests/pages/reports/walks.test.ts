import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { contextOf } from '../inspect.ts';
import { keyboardAt, type Keyboard } from '../keyboard.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const atHome = async (login: string): Promise<Keyboard | undefined> => {
  if (!browser) return undefined;
  const token = await pages.sessions.begin(login);
  const context = await contextOf(browser, pages.origin, { token });
  return keyboardAt(context, `${pages.origin}/mina-anmalningar`);
};

describe('with a keyboard alone, from the page of a sender', () => {
  it('a report is written on all four pages and sent with seven presses', async () => {
    const keys = await atHome('larare.degerfors');
    if (!keys) return;
    await keys.press('Gör en anmälan');
    await keys.press('Börja anmälan');
    await keys.choose('Nej');
    await keys.press('Spara och fortsätt');
    await keys.type('Vad hände?', 'Kom utan ytterkläder.');
    await keys.press('Spara och fortsätt');
    await keys.press('Spara och fortsätt');
    await keys.type('Förnamn', 'Vera');
    await keys.press('Spara och fortsätt');
    await keys.press('Skicka anmälan');
    expect(await keys.page.title()).toContain('Anmälan har kommit in');
    expect(keys.cost()).toEqual({ pages: 7, presses: 7 });
  });

  it('one sentence is sent with five', async () => {
    const keys = await atHome('larare.degerfors');
    if (!keys) return;
    await keys.press('Gör en anmälan');
    await keys.press('Börja anmälan');
    await keys.press('Spara och fortsätt');
    await keys.type('Vad hände?', 'Kom utan ytterkläder.');
    await keys.press('Spara och gå till kontrollera');
    await keys.press('Skicka anmälan');
    expect(await keys.page.title()).toContain('Anmälan har kommit in');
    expect(keys.cost()).toEqual({ pages: 5, presses: 5 });
  });

  it('something is added to a report with three', async () => {
    const { reference } = await pages.life.send();
    const keys = await atHome('larare.degerfors');
    if (!keys) return;
    await keys.press(new RegExp(`${reference}$`));
    await keys.press('Lägg till');
    await keys.type('Vad vill du lägga till?', 'Kom utan frukost.');
    await keys.press('Skicka');
    expect(await keys.page.content()).toContain('komplettering.');
    expect(keys.cost()).toEqual({ pages: 3, presses: 3 });
  });

  it('a rektor signs with two, after a login that is fresh', async () => {
    const keys = await atHome('rektor.degerfors');
    if (!keys) return;
    await keys.press(/^Skriv under/);
    await keys.choose('Jag skriver under');
    await keys.press('Svara');
    expect(await keys.page.content()).toContain('Du skrev under');
    expect(keys.cost()).toEqual({ pages: 2, presses: 2 });
  });
});

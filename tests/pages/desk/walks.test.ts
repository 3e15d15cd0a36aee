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

/** The leader at her list of what there is to do, with one report in it. */
const atWork = async (town: string): Promise<Keyboard | undefined> => {
  if (!browser) return undefined;
  const token = await pages.sessions.begin(`ifochef.${town}`);
  const context = await contextOf(browser, pages.origin, { token });
  return keyboardAt(context, `${pages.origin}/att-gora`);
};

describe('with a keyboard alone, from the list of work', () => {
  it('a report is opened with two presses', async () => {
    await pages.life.until('send');
    const keys = await atWork('degerfors');
    if (!keys) return;
    await keys.press(/^Öppna anmälan/);
    await keys.press('Öppna och ta emot');
    expect(await keys.page.content()).toContain('Gör skyddsbedömningen');
    expect(keys.cost()).toEqual({ pages: 2, presses: 2 });
  });

  it('a protection assessment is made with two presses', async () => {
    const keys = await atWork('degerfors');
    if (!keys) return;
    await keys.press(/^Gör skyddsbedömningen/);
    await keys.choose('Nej');
    await keys.type('Skäl, också när svaret är nej', 'Är i skolan i dag.');
    await keys.choose('Av någon annan');
    await keys.press('Anteckna skyddsbedömningen');
    expect(await keys.page.content()).toContain('skyddsbedömning.');
    expect(keys.cost()).toEqual({ pages: 2, presses: 2 });
  });

  it('an investigation is decided with three presses', async () => {
    const keys = await atWork('degerfors');
    if (!keys) return;
    await keys.press(/^Besluta om utredning/);
    await keys.type('Förnamn och efternamn', 'Kim Påhittad');
    await keys.type('Födelsedatum', '2015-02-18');
    await keys.choose('Inleda utredning');
    await keys.choose('Brister i omsorgen');
    await keys.type('Beskriv grunden: Brister i omsorgen', 'Är ofta ensam.');
    await keys.type('Skäl för beslutet', 'Behöver utredas.');
    await keys.type('Vad vill barnet? Om barnet inte har hörts: varför?', 'Vill bo hos mormor.');
    await keys.type('Barnets bästa, en mening', 'Att stödet prövas.');
    await keys.press('Kontrollera beslutet');
    await keys.press('Fatta beslutet');
    expect(await keys.page.content()).toContain('beslut.');
    expect(keys.cost()).toEqual({ pages: 3, presses: 3 });
  });

  it('feedback is given with three presses', async () => {
    const keys = await atWork('degerfors');
    if (!keys) return;
    await keys.press(/^Återkoppla till anmälaren/);
    await keys.choose('Skicka svaret');
    await keys.press('Kontrollera');
    await keys.press('Anteckna återkopplingen');
    expect(await keys.page.content()).toContain('återkoppling.');
    expect(keys.cost()).toEqual({ pages: 3, presses: 3 });
  });
});

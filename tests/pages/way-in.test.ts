import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLoginProvider, type LoginProvider } from '../../api/identity/login-provider.ts';
import { readProviderFile } from '../../api/identity/provider-settings.ts';
import { systemClock } from '../../platform/clock.ts';
import { startIdentityProvider } from '../helpers/identity-provider.ts';
import { openBrowser } from './browser.ts';
import { contextOf, inspect } from './inspect.ts';
import { servedPages } from './served-pages.ts';

let provider: LoginProvider | undefined;
const known = (): LoginProvider => {
  if (!provider) throw new Error('the provider has not been started');
  return provider;
};
const loginProvider: LoginProvider = {
  ask: (login) => known().ask(login),
  answer: (query, secrets) => known().answer(query, secrets),
  endSession: () => known().endSession(),
};
/** A browser lives in the time of the machine, and so do the cookies that it keeps. */
const served = servedPages({ loginProvider }, systemClock.now());

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await openBrowser();
  const { origin: publicOrigin } = served;
  const oidcIssuer = await startIdentityProvider(publicOrigin);
  const { settings } = await readProviderFile(undefined, { production: false });
  const config = { publicOrigin, oidcIssuer, production: false };
  provider = createLoginProvider({ config, settings, clientKey: undefined, clock: systemClock });
});
afterAll(() => browser?.close());

const pick = (page: Page, login: string) => page.locator(`button[value="${login}"]`).click();

const complaintsOf = (page: Page): readonly string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  return complaints;
};

const withBrowser = async (
  script: boolean,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> => {
  if (!browser) return;
  const context = await contextOf(browser, served.origin, { script });
  await work(context);
  await context.close();
};

describe('the way in, in a browser', () => {
  it.each([true, false])('and out again leads over the provider (script: %s)', async (script) => {
    await withBrowser(script, async (context) => {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${served.origin}/logga-in?till=/konto`);
      expect(await page.title()).toBe('Testinloggning');
      await pick(page, 'larare.degerfors');
      await page.waitForURL(`${served.origin}/konto`);
      const cookies = (await context.cookies()).filter(({ name }) => name === 'sid');
      expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', expires: -1 }]);
      await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
      await page.waitForURL(/\/session\/end\?/);
      await page.getByRole('button', { name: 'Logga ut också här' }).click();
      await page.waitForURL(`${served.origin}/`);
      expect((await context.cookies()).map(({ name }) => name)).not.toContain('sid');
      expect(complaints).toEqual([]);
    });
  });

  it('asks again for what needs a fresh login, and comes back to it', async () => {
    await withBrowser(false, async (context) => {
      const page = await context.newPage();
      await page.goto(`${served.origin}/logga-in`);
      await pick(page, 'rektor.degerfors');
      await page.goto(`${served.origin}/logga-in/igen?till=/konto`);
      await pick(page, 'rektor.degerfors');
      await page.waitForURL(`${served.origin}/konto`);
    });
  });

  it.each(['sv', 'en'] as const)('has pages as a machine wants them, in %s', async (language) => {
    if (!browser) return;
    const token = await served.sessions.begin('larare.degerfors');
    const context = await contextOf(browser, served.origin, { token, language });
    const out = await contextOf(browser, served.origin, { language });
    for (const [where, path] of [
      [context, '/logga-ut'],
      [out, '/callback?error=access_denied'],
    ] as const) {
      expect((await inspect(where, served.origin, { path })).findings).toEqual([]);
    }
    await Promise.all([context.close(), out.close()]);
  });
});

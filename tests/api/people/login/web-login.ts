import { afterAll, vi } from 'vitest';
import {
  createLoginProvider,
  type LoginProvider,
} from '../../../../api/identity/login-provider.ts';
import {
  readProviderFile,
  type ProviderSettings,
} from '../../../../api/identity/provider-settings.ts';
import type { ApiParts } from '../../../../api/parts.ts';
import type { Elapsed } from '../../../helpers/clocks.ts';
import { startIdentityProvider } from '../../../helpers/identity-provider.ts';
import { ownSystem } from '../../../helpers/own-system.ts';
import type { TestSystem } from '../../../helpers/system.ts';
import { testBrowser, type Page, type TestBrowser } from '../../../helpers/test-browser.ts';
import { createTestApi, publicOrigin, type TestApi } from '../../parts.ts';

export type WebLogin = {
  readonly system: TestSystem;
  readonly issuer: string;
  /** An API that asks the provider with these settings in place of the usual ones. */
  readonly apiWith: (
    settings?: Partial<ProviderSettings>,
    changes?: Partial<ApiParts>,
  ) => Promise<TestApi>;
  readonly browser: (api: TestApi) => TestBrowser;
  /** Lets time pass for us and for the provider. */
  readonly advance: (by: Elapsed) => void;
};

/** The API, a provider in the same process, and one time for both of them. */
export async function webLogin(): Promise<WebLogin> {
  const system = await ownSystem();
  const { clock } = system;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(clock.now()) });
  afterAll(() => vi.useRealTimers());
  const issuer = await startIdentityProvider(publicOrigin);
  const usual = (await readProviderFile(undefined, { production: false })).settings;
  const providerWith = (settings: Partial<ProviderSettings>): LoginProvider =>
    createLoginProvider({
      config: { publicOrigin, oidcIssuer: issuer, production: false },
      settings: { ...usual, ...settings },
      clientKey: undefined,
      clock,
    });
  return {
    system,
    issuer,
    apiWith: (settings = {}, changes = {}) =>
      createTestApi(system, { loginProvider: providerWith(settings), ...changes }),
    browser: ({ app }) => testBrowser(app, publicOrigin),
    advance: (by) => {
      clock.advance(by);
      vi.setSystemTime(Date.parse(clock.now()));
    },
  };
}

/** Picks a person on the provider's page. */
export async function pick(browser: TestBrowser, page: Page, login: string): Promise<Page> {
  if (!page.text.includes('Testinloggning')) {
    throw new Error(`no page to pick on: ${page.status} ${page.address} ${page.text}`);
  }
  return browser.post(page.address, { login });
}

/** Logs somebody in from this path on. @returns the page that she comes to */
export async function logInAt(browser: TestBrowser, path: string, login: string): Promise<Page> {
  return pick(browser, await browser.open(path), login);
}

/** Logs somebody in up to the address by which the provider leads back. @returns that address */
export async function answerFor(
  browser: TestBrowser,
  path: string,
  login: string,
): Promise<string> {
  const asked = await browser.step(path);
  const picking = await browser.open(asked.location ?? '');
  let page = await browser.step(picking.address, { method: 'post', fields: { login } });
  while (!page.location?.startsWith(publicOrigin)) {
    const next = await browser.next(page);
    if (!next) throw new Error(`the provider does not lead back: ${page.status} ${page.text}`);
    page = next;
  }
  return page.location;
}

export function headingOf({ text }: Page): string | undefined {
  return /<h1[^>]*>([^<]*)</.exec(text)?.[1];
}

import { describe, expect, it } from 'vitest';
import { sessionByToken } from '../../../../services/people/session-of-token.ts';
import type { TestBrowser } from '../../../helpers/test-browser.ts';
import { publicOrigin } from '../../parts.ts';
import { answerFor, headingOf, logInAt, pick, webLogin } from './web-login.ts';

const { system, issuer, apiWith, browser, advance } = await webLogin();
const api = await apiWith();
const teacher = 'larare.degerfors';
/** A page of ours that is there. */
const there = '/api-info';

const visitIn = (one: TestBrowser) =>
  sessionByToken(system.deps, one.cookie('sid'), system.clock.now());

describe('somebody who logs in', () => {
  it('picks herself at the provider and comes to the page that she wanted', async () => {
    const one = browser(api);
    const page = await logInAt(one, `/logga-in?till=${there}`, teacher);
    expect([page.status, page.address]).toEqual([200, `${publicOrigin}${there}`]);
    const found = await visitIn(one);
    expect(found).toMatchObject({
      is: 'here',
      person: { login: teacher },
      session: { startedAt: system.clock.now(), loggedInAt: system.clock.now() },
    });
    expect(one.cookie('login')).toBeUndefined();
    const personId = 'session' in found ? found.session.personId : '';
    expect(api.logged.filter((line) => line.includes('"logged in"')).at(-1)).toContain(personId);
  });

  it('asks the provider for code, PKCE, state, nonce, level and a login of this moment', async () => {
    const { status, location = '', cookies } = await browser(api).step('/logga-in');
    expect(status).toBe(303);
    const { origin, pathname, searchParams } = new URL(location);
    expect([origin, pathname]).toEqual([issuer, '/auth']);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'anmalan-web',
      response_type: 'code',
      redirect_uri: `${publicOrigin}/callback`,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      acr_values: 'http://id.elegnamnden.se/loa/1.0/loa3',
      prompt: 'login',
      ui_locales: 'sv',
    });
    const token = /^login=([\w-]{43}); Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/.exec(
      cookies[0] ?? '',
    )?.[1];
    expect(token).toBeDefined();
    expect(location).not.toContain(token);
  });

  it('gets a cookie that no script reads and that goes with the browser', async () => {
    const one = browser(api);
    const back = await answerFor(one, '/logga-in', teacher);
    const { cookies } = await one.step(back);
    expect(cookies).toContainEqual(
      expect.stringMatching(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    );
  });

  it('who is in already goes on without the provider', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', teacher);
    const { status, location } = await one.step(`/logga-in?till=${there}`);
    expect([status, location]).toEqual([303, there]);
  });

  it('is asked for by the provider also when it remembers somebody', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', teacher);
    advance({ minutes: 31 });
    expect(await visitIn(one)).toMatchObject({ is: 'ended', why: 'idle' });
    await logInAt(one, '/logga-in', 'rektor.degerfors');
    expect(await visitIn(one)).toMatchObject({ person: { login: 'rektor.degerfors' } });
  });
});

describe('an answer of the provider', () => {
  it('counts once: a second time it leads whoever is in to the start', async () => {
    const one = browser(api);
    const back = await answerFor(one, `/logga-in?till=${there}`, teacher);
    expect((await one.step(back)).location).toBe(there);
    const before = one.cookie('sid');
    expect(await one.step(back)).toMatchObject({ status: 303, location: '/' });
    expect(one.cookie('sid')).toBe(before);
  });

  it.each<readonly [how: string, change: (back: string, one: TestBrowser) => string]>([
    ['with another state', (back) => back.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`)],
    ['without a state', (back) => back.replace(/state=[^&]+&?/, '')],
    ['with another code', (back) => back.replace(/code=[^&]+/, 'code=other')],
    ['without a code', () => '/callback'],
    ['of another issuer', (back) => back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fother.example')],
    ['that says no', (back) => back.replace(/code=[^&]+/, 'error=access_denied')],
  ])('%s is refused, and lets nobody in', async (_, change) => {
    const one = browser(api);
    const back = await answerFor(one, '/logga-in', teacher);
    const page = await one.step(change(back, one));
    expect([page.status, headingOf(page)]).toEqual([400, 'Inloggningen blev inte klar']);
    expect(one.cookie('sid')).toBeUndefined();
    // Neither does the right one afterwards: each login that has begun is answered once.
    expect((await one.step(back)).status).toBe(400);
  });

  it('to another browser is refused, with and without a login of its own', async () => {
    const back = await answerFor(browser(api), '/logga-in', teacher);
    const other = browser(api);
    expect((await other.step(back)).status).toBe(400);
    await other.step('/logga-in');
    expect((await other.step(back)).status).toBe(400);
    const { state } = Object.fromEntries(
      new URL((await other.step('/logga-in')).location ?? '').searchParams,
    );
    const dressed = back.replace(/state=[^&]+/, `state=${state}`);
    expect((await other.step(dressed)).status).toBe(400);
    expect(other.cookie('sid')).toBeUndefined();
  });

  it('after ten minutes is too late', async () => {
    const one = browser(api);
    const back = await answerFor(one, '/logga-in', teacher);
    advance({ minutes: 10 });
    expect((await one.step(back)).status).toBe(400);
  });

  it('says in the log why it was refused, and nothing of what was sent', async () => {
    const one = browser(api);
    const back = await answerFor(one, '/logga-in', teacher);
    await one.step(back.replace(/code=[^&]+/, 'error=access_denied&error_description=Karin'));
    const lines = api.logged.filter((line) => line.includes('/callback')).join('\n');
    expect(lines).toContain('login-failed');
    expect(api.logged.join('\n')).not.toMatch(/Karin|state=|code=[^"]/);
  });
});

describe('a login below what is asked for', () => {
  const loa4 = 'http://id.elegnamnden.se/loa/1.0/loa4';
  it.each([
    ['of a lower level', { claim: 'acr', means: { [loa4]: loa4 } as const }],
    ['of no level', { claim: 'loa', means: { [loa4]: loa4 } as const }],
  ])('%s is refused', async (_, assurance) => {
    const one = browser(await apiWith({ assurance }));
    const page = await logInAt(one, '/logga-in', teacher);
    expect([page.status, headingOf(page)]).toEqual([403, 'Inloggningen räcker inte']);
    expect(one.cookie('sid')).toBeUndefined();
  });

  it('of somebody without a function is refused', async () => {
    const one = browser(await apiWith({ subjectClaim: 'name' }));
    const page = await logInAt(one, '/logga-in', teacher);
    expect([page.status, headingOf(page)]).toEqual([401, 'Du har ingen funktion här']);
    expect(one.cookie('sid')).toBeUndefined();
  });

  it('that was made too long ago is refused', async () => {
    const remembered = await apiWith({ asksEveryTime: false });
    const strict = await apiWith(
      { asksEveryTime: false },
      { config: { ...remembered.parts.config, loginMaxAgeSeconds: 600 } },
    );
    const one = browser(strict);
    await logInAt(one, '/logga-in', teacher);
    advance({ minutes: 30 });
    const page = await one.open('/logga-in');
    expect([page.status, headingOf(page)]).toEqual([401, 'Logga in på nytt']);
  });
});

describe('where a login goes on to', () => {
  it.each([
    ['/anmalningar/01a1e395-ae80-78df-bf4e-d86a52b9a50c?sida=2', undefined],
    ['/mina-anmalningar/./x/../y', '/mina-anmalningar/y'],
    ['', '/'],
    ['mina-anmalningar', '/'],
    ['https://example.org/', '/'],
    ['//example.org/', '/'],
    ['/\\example.org/', '/'],
    ['/\t/example.org/', '/'],
    ['/..//example.org/', '/'],
    ['/.//example.org/', '/'],
    ['/%2e%2e//example.org', '/'],
    ['javascript:alert(1)', '/'],
    [`/${'a'.repeat(2_000)}`, '/'],
  ])('%.60s', async (till, expected) => {
    const one = browser(api);
    const asked = `/logga-in?${new URLSearchParams({ till }).toString()}`;
    const back = await answerFor(one, asked, teacher);
    expect((await one.step(back)).location).toBe(expected ?? till);
  });

  it('is a path of ours also when it is said twice', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', teacher);
    expect((await one.step('/logga-in?till=/a&till=//example.org')).location).toBe('/');
  });

  it('leads to our own origin, whatever the request calls us', async () => {
    const { location = '' } = await browser(api).step('/logga-in', {
      headers: { Host: 'example.org', 'X-Forwarded-Host': 'example.org' },
    });
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${publicOrigin}/callback`);
  });
});

describe('a login for a test person by name', () => {
  it('needs no picking where there are test people', async () => {
    const developing = await apiWith({}, { testPlaces: [] });
    const one = browser(developing);
    const page = await one.open(`/logga-in?som=${teacher}&till=${there}`);
    expect(page.address).toBe(`${publicOrigin}${there}`);
    expect(await visitIn(one)).toMatchObject({ person: { login: teacher } });
    await one.open('/logga-in?som=rektor.degerfors');
    expect(await visitIn(one)).toMatchObject({ person: { login: 'rektor.degerfors' } });
  });

  it('of somebody unknown is picked', async () => {
    const one = browser(await apiWith({}, { testPlaces: [] }));
    await pick(one, await one.open('/logga-in?som=nobody.degerfors'), teacher);
    expect(await visitIn(one)).toMatchObject({ person: { login: teacher } });
  });

  it('is not listened to anywhere else', async () => {
    const { location = '' } = await browser(api).step(`/logga-in?som=${teacher}`);
    expect(new URL(location).searchParams.get('login_hint')).toBeNull();
  });
});

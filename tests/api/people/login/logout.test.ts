import { describe, expect, it } from 'vitest';
import { sessionByToken } from '../../../../services/people/session-of-token.ts';
import { testBrowser } from '../../../helpers/test-browser.ts';
import { publicOrigin } from '../../parts.ts';
import { logInAt, webLogin } from './web-login.ts';

const { system, issuer, apiWith, browser } = await webLogin();
const api = await apiWith();
const login = 'larare.degerfors';
const ended = { is: 'ended', why: 'loggedOut', actor: undefined };
const visit = (token: string | undefined) => sessionByToken(system.deps, token, system.clock.now());

describe('somebody who logs out', () => {
  it('has no session and no cookie left, and is led on to log out at the provider', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', login);
    const token = one.cookie('sid');
    const page = await one.post('/logga-ut');
    expect([page.status, page.address]).toEqual([200, `${publicOrigin}/logga-ut`]);
    expect(page.text).toContain('<h1>Du är utloggad</h1>');
    expect(await visit(token)).toEqual(ended);
    expect(one.cookie('sid')).toBeUndefined();
    expect(api.logged.join('\n')).toContain('"logged out"');
    const away = /^0; url=(.*)$/.exec(page.headers['refresh'] ?? '')?.[1] ?? '';
    expect(away.startsWith(`${issuer}/session/end?`)).toBe(true);
    // Neither name nor organisation stands in that address: no `id_token_hint`.
    expect(Object.fromEntries(new URL(away).searchParams)).toEqual({
      client_id: 'anmalan-web',
      post_logout_redirect_uri: `${publicOrigin}/`,
    });
    expect(page.text).toContain(away.replaceAll('&', '&amp;'));
    expect((await one.open(away)).text).toContain('Logga ut också här');
  });

  it('posts to a page of ours, which no policy lets lead away itself', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', login);
    const { status, location, headers } = await one.step('/logga-ut', {
      method: 'post',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect([status, location]).toEqual([303, '/logga-ut']);
    expect(headers['content-security-policy']).toContain("form-action 'self'");
  });

  it('does so where the provider is not asked to, or does not answer', async () => {
    for (const other of [
      await apiWith({ logsOutThere: false }),
      await apiWith({}, { loginProvider: api.parts.loginProvider }),
    ]) {
      const one = browser(other);
      await logInAt(one, '/logga-in', login);
      const { text } = await one.post('/logga-ut');
      expect(text).toContain('Du är utloggad');
    }
    const { headers } = await browser(await apiWith({ logsOutThere: false })).step('/logga-ut');
    expect(headers['refresh']).toBeUndefined();
  });

  it('is not somebody whom a link or another site led there', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', login);
    const token = one.cookie('sid');
    const asked = await one.step('/logga-ut');
    expect([asked.status, asked.headers['refresh']]).toEqual([200, undefined]);
    expect(asked.text).toContain('<form method="post" action="/logga-ut">');
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://example.org' }]) {
      expect((await one.post('/logga-ut', {}, headers)).status).toBe(403);
    }
    expect(await visit(token)).toMatchObject({ is: 'here' });
  });

  it('twice is out all the same', async () => {
    const one = browser(api);
    expect((await one.post('/logga-ut')).status).toBe(200);
  });
});

describe('over https', () => {
  const secure = 'https://anmalan.example.se';

  it('cookies are for this host alone and never sent in the clear', async () => {
    const config = { ...api.parts.config, publicOrigin: secure };
    const { app } = await apiWith({}, { config });
    const one = testBrowser(app, secure);
    const { cookies } = await one.step('/logga-in');
    expect(cookies[0]).toMatch(
      /^__Host-login=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    one.setCookie('__Host-sid', 'x');
    const sent = { method: 'post', headers: { Origin: secure } } as const;
    const out = await one.step('/logga-ut', sent);
    expect(out.cookies[0]).toMatch(
      /^__Host-sid=; Path=\/; Expires=.* 1970 .*; Secure; SameSite=Lax$/,
    );
  });
});

describe('other methods', () => {
  it.each([
    ['/logga-in', 'GET, HEAD'],
    ['/logga-in/igen', 'GET, HEAD'],
    ['/callback', 'GET, HEAD'],
  ])('on %s are answered with 405', async (path, allowed) => {
    const { status, headers } = await browser(api).step(path, { method: 'post' });
    expect([status, headers['allow']]).toEqual([405, allowed]);
  });
});

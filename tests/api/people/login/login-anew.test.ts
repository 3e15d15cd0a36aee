import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../../helpers/test-browser.ts';
import { sessionByToken } from '../../../../services/people/session-of-token.ts';
import { endSession } from '../../../../services/people/own-sessions.ts';
import { sessionsOf } from '../../../helpers/sessions.ts';
import { publicOrigin } from '../../parts.ts';
import { answerFor, headingOf, logInAt, webLogin } from './web-login.ts';

const { system, apiWith, browser, advance } = await webLogin();
const api = await apiWith();
const { present } = sessionsOf(system);
const rektor = 'rektor.degerfors';
const there = '/api-info';
const anew = `/logga-in/igen?till=${there}`;

const visitIn = (one: TestBrowser) =>
  sessionByToken(system.deps, one.cookie('sid'), system.clock.now());

describe('somebody who proves anew who she is', () => {
  it('is asked by the provider although it remembers her, and goes on in her session', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', rektor);
    const before = await visitIn(one);
    const token = one.cookie('sid');
    advance({ minutes: 20 });
    const { location = '' } = await one.step(anew);
    const asked = new URL(location).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const page = await logInAt(one, anew, rektor);
    expect(page.address).toBe(`${publicOrigin}${there}`);
    expect(one.cookie('sid')).not.toBe(token);
    expect(await sessionByToken(system.deps, token, system.clock.now())).toEqual({ is: 'nobody' });
    const session = 'session' in before ? before.session : undefined;
    expect(await visitIn(one)).toMatchObject({
      is: 'here',
      session: { id: session?.id, startedAt: session?.startedAt, loggedInAt: system.clock.now() },
      actor: { loggedInAt: system.clock.now() },
    });
  });

  it.each(['larare.degerfors', 'ifochef.atvidaberg'])(
    'is not %s: she is refused, and the session stays as it was',
    async (other) => {
      const one = browser(api);
      await logInAt(one, '/logga-in', rektor);
      const before = await visitIn(one);
      const page = await logInAt(one, anew, other);
      expect([page.status, headingOf(page)]).toEqual([403, 'Någon annan loggade in']);
      expect(await visitIn(one)).toEqual(before);
    },
  );

  it('is not believed by a provider that tells the login of before', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', rektor);
    const before = await visitIn(one);
    advance({ minutes: 5 });
    const { location = '' } = await one.step(anew);
    const silent = location.replace(/&?(prompt|max_age)=[^&]*/g, '');
    const page = await one.open(silent);
    expect([page.status, headingOf(page)]).toEqual([401, 'Logga in på nytt']);
    const now = await visitIn(one);
    expect([now.is, 'session' in now && now.session.loggedInAt]).toEqual([
      'here',
      'session' in before && before.session.loggedInAt,
    ]);
  });

  it('after her session has ended logs in as usual', async () => {
    const one = browser(api);
    await logInAt(one, '/logga-in', rektor);
    advance({ minutes: 30 });
    const { status, location } = await one.step(anew);
    expect([status, location]).toEqual([303, '/logga-in?till=%2Fapi-info']);
    expect((await browser(api).step(anew)).location).toBe('/logga-in?till=%2Fapi-info');
  });

  it.each([
    [rektor, 303],
    ['larare.degerfors', 403],
  ])(
    'while her session ends begins another one, if it is she: %s is answered %i',
    async (login, status) => {
      const one = browser(api);
      await logInAt(one, '/logga-in', rektor);
      const back = await answerFor(one, anew, login);
      const found = await present(one.cookie('sid') ?? '');
      await endSession(system.deps, found, { id: found.session.id, at: system.clock.now() });
      expect((await one.step(back)).status).toBe(status);
      expect((await visitIn(one)).is).toBe(status === 303 ? 'here' : 'ended');
    },
  );
});

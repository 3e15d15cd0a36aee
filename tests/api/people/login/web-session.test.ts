import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { actorIfKnown } from '../../../../api/middleware/caller.ts';
import { visit, visitOf } from '../../../../api/middleware/web-session.ts';
import { ownSystem } from '../../../helpers/own-system.ts';
import { sessionsOf } from '../../../helpers/sessions.ts';
import { createTestApi } from '../../parts.ts';

const system = await ownSystem();
const { begin } = sessionsOf(system);
const { parts } = await createTestApi(system);

const pageFor = (publicOrigin: string) => {
  const config = { ...parts.config, publicOrigin };
  return express()
    .use(visit({ ...parts, config }))
    .use((_req, res) => {
      const found = visitOf(res);
      const login = found.is === 'here' ? found.person.login : undefined;
      res.json({ is: found.is, login, actor: actorIfKnown(res)?.is });
    });
};
const plain = pageFor('http://127.0.0.1:3000');
const secure = pageFor('https://anmalan.example.se');

const seen = async (app: typeof plain, cookie: string): Promise<unknown> =>
  (await request(app).get('/').set('Cookie', cookie)).body;

describe('the cookie of a session', () => {
  const here = { is: 'here', login: 'larare.degerfors', actor: 'person' };

  it.each([
    ['over https', secure, '__Host-sid='],
    ['over plain http, in development', plain, 'sid='],
    ['among others', plain, 'other=1; sid='],
  ])('is read %s', async (_, app, cookie) => {
    expect(await seen(app, `${cookie}${await begin('larare.degerfors')}`)).toEqual(here);
  });

  it.each([
    ['without its prefix over https', secure, 'sid='],
    ['by the name of another', plain, 'xsid='],
  ])('is not taken %s', async (_, app, cookie) => {
    const token = await begin('larare.degerfors');
    expect(await seen(app, `${cookie}${token}`)).toEqual({ is: 'nobody' });
  });

  it('names nobody once the session has ended', async () => {
    const token = await begin('larare.degerfors');
    system.clock.advance({ minutes: 30 });
    expect(await seen(plain, `sid=${token}`)).toEqual({ is: 'ended' });
  });
});

describe('a route in front of it', () => {
  it('fails, and is nobody’s page', async () => {
    const app = express().use((_req, res) => res.json(visitOf(res)));
    expect((await request(app).get('/')).status).toBe(500);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lifeOf } from '../../../helpers/living.ts';
import { logInAt, webLogin } from './web-login.ts';

const { system, apiWith, browser, advance } = await webLogin();
const api = await apiWith();
const leader = 'ifochef.degerfors';
const decision = {
  'identifiers.name': 'Kim Påhittad',
  'identifiers.birthDate': '2015-02-18',
  outcome: 'open',
  'grounds.2.ground': 'neglect',
  'grounds.2.reason': 'Är ofta ensam.',
  reasons: 'Behöver utredas.',
  childsView: 'Vill bo hos mormor.',
  bestInterests: 'Att stödet prövas.',
};

const decided = async (id: string): Promise<number> =>
  (await system.raw('fact').where({ stream_id: id, kind: 'decisionMade' })).length;

const loggedInLongAgo = async () => {
  const { reportId: id = '' } = await lifeOf(system).until('assess');
  const one = browser(api);
  await logInAt(one, '/logga-in', leader);
  advance({ minutes: 20 });
  return { one, id, path: `/anmalningar/${id}/beslut` };
};

const posted = (fields: Readonly<Record<string, string>>) => ({
  method: 'post' as const,
  fields,
  headers: { 'sec-fetch-site': 'same-origin' },
});

describe('a decision by somebody who logged in a while ago', () => {
  it('waits for a new login and is then made, without being sent again (RFC 9470)', async () => {
    const { one, id, path } = await loggedInLongAgo();
    await one.step(path, posted({ _key: randomUUID(), ...decision }));
    const { headers } = await one.step(`${path}/kontrollera`, posted({}));
    const location = headers['refresh']?.replace('0; url=', '') ?? '';
    expect(location).toBe(`/logga-in/igen?till=${encodeURIComponent(path)}`);
    expect(await decided(id)).toBe(0);
    const page = await logInAt(one, location, leader);
    expect(await decided(id)).toBe(1);
    expect(page.address).toContain(`/anmalningar/${id}`);
  });

  it('is not made by a login alone: what is only saved stays saved', async () => {
    const { one, id, path } = await loggedInLongAgo();
    const fields = { _key: randomUUID(), ...decision, _do: 'save' };
    await one.step(path, posted(fields));
    const page = await logInAt(one, `/logga-in/igen?till=${encodeURIComponent(path)}`, leader);
    expect(await decided(id)).toBe(0);
    expect(page.text).toContain('Behöver utredas.');
  });

  it('is made by nobody else who logs in there', async () => {
    const { one, id, path } = await loggedInLongAgo();
    await one.step(path, posted({ _key: randomUUID(), ...decision }));
    const { headers } = await one.step(`${path}/kontrollera`, posted({}));
    await logInAt(one, headers['refresh']?.replace('0; url=', '') ?? '', 'bitrifochef.degerfors');
    expect(await decided(id)).toBe(0);
  });
});

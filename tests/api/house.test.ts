import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { callersOf, chief, teacher, type Callers } from './callers.ts';
import { createTestApi } from './parts.ts';

let system: TestSystem;
let people: Callers;

beforeAll(async () => {
  system = await createTestSystem();
  people = callersOf(await createTestApi(system));
});
afterAll(() => system.close());

describe('what is the caller`s own', () => {
  const house = [
    '/me',
    '/settings',
    '/reports',
    '/duties',
    '/acute-situations',
    '/people',
    '/reconciliations',
  ];

  it.each([
    [teacher, ['/people', '/reconciliations']],
    ['rektor.degerfors', ['/people', '/reconciliations']],
    ['socialsekreterare1.degerfors', ['/people', '/reconciliations']],
    [chief, []],
    ['socialchef.degerfors', ['/people', '/reconciliations']],
    ['granskare.degerfors', ['/people']],
    ['forvaltare.degerfors', ['/reports', '/duties', '/acute-situations', '/people']],
  ])('shows the house to %s except %j, which is another function`s', async (login, refused) => {
    const answers = await Promise.all(house.map((path) => people.get(login, path)));
    const no = house.filter((_, index) => answers[index]?.status === 403);
    expect(no).toEqual(refused);
    expect(answers.filter(({ status }) => ![200, 403].includes(status))).toEqual([]);
    for (const { body } of answers.filter(({ status }) => status === 403)) {
      expect(body).toMatchObject({ code: 'forbidden', rule: expect.any(String) as unknown });
    }
  });
});
